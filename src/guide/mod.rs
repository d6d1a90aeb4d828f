//! Guide text → [`Guide`]: the dialect, read completely, with the place of every piece and without any knowledge of a
//! human language.
//!
//! Parsing cannot fail: [`parse`] returns a tree for any bytes, and diagnostics for what it had to repair or could not
//! understand. The steps, a module each:
//!
//! 1. `front_matter` cuts the metadata off and reads it;
//! 2. `reader` runs pulldown-cmark over the body; `events` makes blocks of what it gives, `tables` rows, and `inline`
//!    text with its attributes;
//! 3. `blocks` gives quotes that carry a `[!kind]` marker their role, one kind a file;
//! 4. `glue` undoes what authors forget: unquoted lines under a marker, regions between two comments; `collapse` puts
//!    what stands between `<details>` and its end into one block;
//! 5. `depth` cuts what is nested too deep; `date_line` finds the line with the date.

mod attributes;
mod blocks;
pub mod codes;
mod collapse;
mod date_line;
mod depth;
mod events;
mod front_matter;
mod glue;
mod html;
mod inline;
mod links;
mod names;
mod parse;
mod reader;
mod tables;
mod tree;
mod walk;

pub use blocks::KINDS;
pub(crate) use blocks::is_method;
pub use front_matter::{FrontMatter, text_of};
pub use html::pictures;
pub(crate) use html::{anchors, attribute};
pub use inline::{flowed, on_one_line, plain_text};
pub use links::TargetKind;
pub use names::Names;
pub use parse::{parse, parse_front_matter, parse_text, plain};
pub use tree::{
    Block, BlockKind, Break, Call, CallPart, Cell, Code, DateLine, Guide, Heading, Image, Inline, InlineKind, Item,
    Level, Link, List, Notice, Reference, Region, Table, Titled,
};
pub use walk::{visit_blocks, visit_images, visit_inlines};
