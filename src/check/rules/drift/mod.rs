//! A guide step by step beside its reference. All are off: they need the reference's workflow, and a project decides when
//! its translations have to be in step.

mod action;
mod extra;
mod generation;
mod level;
mod missing;
mod moved;
mod tell;
mod value;

use crate::check::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] =
    &[&action::RULE, &extra::RULE, &generation::RULE, &level::RULE, &missing::RULE, &moved::RULE, &value::RULE];
