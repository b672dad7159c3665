//! Progress on standard error: only on a terminal, only once the work has taken a second.

use super::args::Look;
use recount::progress::Progress;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// One line that says which stage is running.
pub struct Bar {
    start: Instant,
    shown: bool,
    every: bool,
}

impl Bar {
    /// Silent under `-q`; under `-v` every stage is told, on a terminal or not.
    pub fn new(look: &Look) -> Self {
        let shown = !look.quiet && std::io::stderr().is_terminal();
        Self { start: Instant::now(), shown, every: look.verbose }
    }
}

impl Progress for Bar {
    fn stage(&self, doing: &str, what: &str) {
        if self.every || self.shown && self.start.elapsed() > Duration::from_secs(1) {
            super::say(&format!("{:>5.2} s  {doing} {what}", self.start.elapsed().as_secs_f64()));
        }
    }
}
