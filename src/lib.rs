//! recount reconciles casualty figures: every claim is kept, every conflict is named, every range explains itself.
//!
//! # The method
//!
//! 1. A row is a **claim**: one figure, from one source, about one harm to one group of people in one event. Rows that
//!    cannot be claims are in the ledger with their reason; the two add up.
//! 2. A figure is an **interval** with an optional best value. "At least 500" has no high end; "hundreds" is a word, and
//!    its ends are a named convention that never becomes the end of a range.
//! 3. A claim that **repeats** another is not a second source. What counts sources counts origins.
//! 4. **Rules** find what does not fit together, above all who the dead were said to be.
//! 5. **Ranges** say what follows if one claim is right, if all are, or under a named hypothesis. Each end names its claim.
//! 6. Where the honest answer is "cannot be said", that is the answer, with the reason.
//!
//! ```
//! use recount::ingest::Input;
//! use recount::model::{Lineage, View};
//! use recount::pipeline::{Settings, Study, load};
//! use recount::progress::Silent;
//!
//! let csv = "claim_id,event,source,harm,status,figure\n\
//!            a,moura,HRW,killed,civilian,300\n\
//!            b,moura,FAMa,killed,combatant,203\n";
//! let input = Input::memory("claims.csv", csv.as_bytes().to_vec());
//! let settings = Settings::default();
//! let loaded = load(&[input], &settings, &Silent)?;
//! let view = View::new(&loaded.claims);
//! let lineage = Lineage::trace(&view, &settings.config);
//! let study = Study::new(&loaded, &view, &lineage, &settings, &Silent);
//!
//! assert_eq!(study.findings[0].rule.name, "status-contradiction");
//! let relabelled = study.ranges.iter().find(|range| range.hypothesis == "relabelled").expect("203 fit into 300");
//! assert_eq!((relabelled.low, relabelled.high), (Some(300.0), Some(300.0)));
//! # Ok::<(), recount::error::Problems>(())
//! ```
//!
//! # The house
//!
//! Data flows one way, **ingest → link → (rules | estimate) → chart → report**; imports run the other way only, and a
//! test checks it.
//!
//! | module | what lives there |
//! |---|---|
//! | [`model`] | the nouns: claims and columns, figures, dates, vocabularies, lineage, configuration |
//! | [`stats`] | pure numerics that others share |
//! | [`lang`] | the languages: months, numbers, direction, phrases |
//! | [`message`] | every sentence, as key and typed arguments; a language is a table |
//! | [`mod@format`] | every number and date that a person sees |
//! | [`error`] | what a user can mend, all at once |
//! | [`figure`] | words → interval: one file per language, one per convention |
//! | [`ingest`] | file → claims, with the ledger; one TOML profile per published format |
//! | [`review`] | what a person decides about pairs, and what follows |
//! | [`link`] | claims → events |
//! | [`rules`] | claims → findings: one file and one page per rule |
//! | [`estimate`] | claims → ranges: one file per method |
//! | [`diff`] | two releases of claims → what changed, and what it does to the ranges |
//! | [`chart`] | a small struct in, an SVG out |
//! | [`pipeline`] | all stages in order |
//! | [`table`] | what leaves as CSV, JSON or Markdown |
//! | [`report`] | the report, and everything that `run` writes |
//! | [`progress`] | a callback: the library never prints |

pub mod chart;
pub mod diff;
pub mod error;
pub mod estimate;
pub mod figure;
pub mod format;
pub mod ingest;
pub mod lang;
pub mod link;
pub mod message;
pub mod model;
pub mod pipeline;
pub mod progress;
pub mod report;
pub mod review;
pub mod rules;
pub mod stats;
pub mod table;
