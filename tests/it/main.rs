//! All integration tests, in one binary: it links once.

// A test may fail by panic, and says on standard error what it skips.
#![allow(clippy::expect_used, clippy::print_stderr)]

mod bounds_golden;
mod charts;
mod checking;
mod contract;
mod diff;
mod formats;
mod golden_distributions;
mod golden_house;
mod golden_numbers;
mod golden_totals;
mod help;
mod hostile;
mod layering;
mod link;
mod malformed;
mod meltt_golden;
mod moura;
mod profiles;
mod program;
mod ranges;
mod reproducible;
mod rule_pages;
mod rules_who_where;
mod shell;
mod small_cases;
mod snapshots;
mod totals;
mod traps;
