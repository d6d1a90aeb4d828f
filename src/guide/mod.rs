//! Guide text → [`Guide`]: the dialect, read completely, with the place of every piece and without any knowledge of a
//! human language.

mod front_matter;
mod tree;

pub use front_matter::FrontMatter;
pub use tree::{
    Block, BlockKind, Call, CallPart, Cell, Code, DateLine, Guide, Heading, Image, Inline, InlineKind, Item, Level,
    Link, List, Notice, Region, Table, TargetKind, Titled,
};
