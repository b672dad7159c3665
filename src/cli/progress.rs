//! Progress on standard error: a bar on a terminal, only once the work has taken a second.

use super::args::Look;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use recount::progress::Progress;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// How often the bar is drawn, per second.
const DRAWN: u8 = 10;

/// A line that says which stage is running, and how far it is where that is known.
pub struct Bar {
    start: Instant,
    shown: bool,
    every: bool,
    bar: ProgressBar,
}

impl Bar {
    /// Silent under `-q`; under `-v` every stage is told, on a terminal or not.
    pub fn new(look: &Look) -> Self {
        let shown = !look.quiet && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { start: Instant::now(), shown, every: look.verbose, bar }
    }

    /// Takes the bar away, before something else is said.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }

    fn late(&self) -> bool {
        self.shown && self.start.elapsed() > Duration::from_secs(1)
    }
}

impl Progress for Bar {
    fn stage(&self, doing: &str, what: &str) {
        if self.every {
            super::say(&format!("{:>5.2} s  {doing} {what}", self.start.elapsed().as_secs_f64()));
        } else if self.late() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(DRAWN));
            self.bar.set_style(ProgressStyle::default_spinner());
            self.bar.set_message(format!("{doing} {what}"));
            self.bar.tick();
        }
    }

    fn advance(&self, done: u64, of: Option<u64>) {
        if self.every || !self.late() {
            return;
        }
        self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(DRAWN));
        let form = "reading {wide_bar} {bytes} of {total_bytes}, {eta} left";
        if let (Some(of), Ok(style)) = (of, ProgressStyle::with_template(form)) {
            self.bar.set_style(style);
            self.bar.set_length(of);
            self.bar.set_position(done.min(of));
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.end();
    }
}
