//! Progress on standard error: only on a terminal, only once the work has taken a second.

use recount::progress::Progress;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// One line that says which stage is running.
pub struct Bar {
    start: Instant,
    shown: bool,
}

impl Bar {
    pub fn new(quiet: bool) -> Self {
        Self { start: Instant::now(), shown: !quiet && std::io::stderr().is_terminal() }
    }
}

impl Progress for Bar {
    fn stage(&self, doing: &str, what: &str) {
        if self.shown && self.start.elapsed() > Duration::from_secs(1) {
            super::say(&format!("{:>4.1} s  {doing} {what}", self.start.elapsed().as_secs_f64()));
        }
    }
}
