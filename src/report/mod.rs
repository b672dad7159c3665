//! The report and everything that `run` writes.

mod datapackage;
#[allow(missing_docs)] // a view model: strings named after what they are
mod event_view;
mod folder;
mod html;
mod methods;
mod sentences;
#[allow(missing_docs)] // a view model: strings named after what they are
mod view;
mod write;

pub use folder::{FolderOptions, write_folder};
pub use html::html;
pub use methods::methods;
pub use sentences::{Sentence, headline, paragraph, quotable, sentences};
pub use write::write_file;
