//! Notes without arguments, each made once for all ranges that say it.

use crate::message::Message;

pub(super) static CONSERVATIVE: [Message; 1] = [Message::new("note-conservative")];
pub(super) static HIERARCHY: [Message; 1] = [Message::new("note-hierarchy-caveat")];
pub(super) static INTERSECTION: [Message; 1] = [Message::new("note-intersection")];
pub(super) static INTERSECTION_ROUNDING: [Message; 1] = [Message::new("note-intersection-rounding")];
pub(super) static LEAVE_ANY: [Message; 1] = [Message::new("note-leave-any")];
pub(super) static MAJORITY: [Message; 1] = [Message::new("note-majority-caveat")];
pub(super) static MEDIAN: [Message; 1] = [Message::new("note-median")];
pub(super) static NEITHER_COUNTED: [Message; 1] = [Message::new("note-neither-counted")];
pub(super) static NEUTRALISED_BOUND: [Message; 1] = [Message::new("note-neutralised-bound")];
pub(super) static NOBODY_COUNTED: [Message; 1] = [Message::new("note-nobody-counted")];
pub(super) static ONE_CLAIM: [Message; 1] = [Message::new("note-one-claim")];
pub(super) static OUTER_BOUND: [Message; 1] = [Message::new("note-outer-bound")];
pub(super) static READ_AS_KILLED: [Message; 1] = [Message::new("note-read-as-killed")];
pub(super) static UNDISPUTED: [Message; 1] = [Message::new("note-undisputed")];
pub(super) static UNION: [Message; 1] = [Message::new("note-union")];
