mod held;
mod pairs;
mod properties;
mod tuned;

/// Kind, two names, and whether they are one.
type Pair = (super::Kind, &'static str, &'static str, bool);
