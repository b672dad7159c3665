//! Totals of small cases, read as a user's file is.

use super::*;
