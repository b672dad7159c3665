//! Claims as rules, estimates and charts see them: typed columns borrowed from the frame, cut into events.

use super::date::{Dated, Window};
use super::frame::{Claims, with_columns};
use super::interval::{Interval, Stated};
use super::vocab::*;
use polars::prelude::*;
use std::marker::PhantomData;
use std::ops::Range;

type Array<T> = <T as PolarsDataType>::Array;

/// Free text.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a>(Option<&'a Array<StringType>>);

impl<'a> Texts<'a> {
    fn of(frame: &'a DataFrame, name: &str) -> Self {
        Self(frame.column(name).ok().and_then(|column| column.try_str()).and_then(|text| text.downcast_iter().next()))
    }

    /// Whether no row has any.
    pub fn is_absent(&self) -> bool {
        self.0.is_none()
    }

    /// The text of a row.
    pub fn get(&self, row: usize) -> Option<&'a str> {
        self.0?.get(row)
    }
}

macro_rules! values {
    ($(#[$doc:meta])* $name:ident of $polars:ident as $native:ident through $open:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<'a>(Option<&'a Array<$polars>>);

        impl<'a> $name<'a> {
            fn of(frame: &'a DataFrame, name: &str) -> Self {
                Self(frame.column(name).ok().and_then(|column| column.$open()).and_then(|c| c.downcast_iter().next()))
            }

            /// The number of a row.
            pub fn get(&self, row: usize) -> Option<$native> {
                self.0?.get(row)
            }
        }
    };
}
values! {
    /// Numbers.
    Numbers of Float64Type as f64 through try_f64
}
values! {
    /// Whole numbers from 0.
    Integers of UInt32Type as u32 through try_u32
}

/// Texts that repeat, by code.
#[derive(Clone, Copy, Debug)]
pub struct Codes<'a>(Option<(&'a Array<UInt32Type>, &'a CategoricalMapping)>);

impl<'a> Codes<'a> {
    fn of(frame: &'a DataFrame, name: &str) -> Self {
        Self(
            frame
                .column(name)
                .ok()
                .and_then(|column| column.try_cat32())
                .and_then(|column| Some((column.physical().downcast_iter().next()?, column.get_mapping().as_ref()))),
        )
    }

    /// The code of a row: equal codes are equal texts.
    pub fn code(&self, row: usize) -> Option<u32> {
        self.0?.0.get(row)
    }

    /// The text of a code.
    pub fn text(&self, code: u32) -> Option<&'a str> {
        self.0?.1.cat_to_str(code)
    }

    /// The text of a row.
    pub fn get(&self, row: usize) -> Option<&'a str> {
        self.text(self.code(row)?)
    }

    /// Number of distinct texts ever seen in the column.
    pub fn distinct(&self) -> usize {
        self.0.map_or(0, |(_, mapping)| mapping.num_cats_upper_bound())
    }
}

/// A column of any kind, for those who look at all of them alike.
#[derive(Clone, Copy, Debug)]
pub enum Column<'a> {
    /// Free text.
    Texts(Texts<'a>),
    /// Texts that repeat.
    Codes(Codes<'a>),
    /// Numbers.
    Numbers(Numbers<'a>),
    /// Whole numbers.
    Integers(Integers<'a>),
}

/// Dates as written, each distinct text parsed once.
#[derive(Clone, Debug)]
pub struct Dates<'a> {
    /// As written.
    pub written: Codes<'a>,
    parsed: Vec<Option<Dated>>,
}

impl<'a> Dates<'a> {
    fn of(frame: &'a DataFrame, name: &str) -> Self {
        let written = Codes::of(frame, name);
        let parsed = (0..written.distinct() as u32).map(|code| Dated::parse(written.text(code)?).ok()).collect();
        Self { written, parsed }
    }

    /// The date of a row.
    pub fn get(&self, row: usize) -> Option<Dated> {
        self.parsed[self.written.code(row)? as usize]
    }
}

/// Words of a closed vocabulary.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a, V>(Codes<'a>, PhantomData<V>);

impl<'a, V: Vocabulary> Words<'a, V> {
    fn of(frame: &'a DataFrame, name: &str) -> Self {
        Self(Codes::of(frame, name), PhantomData)
    }

    /// The word of a row.
    pub fn get(&self, row: usize) -> Option<V> {
        V::from_code(self.0.code(row)?)
    }
}

macro_rules! column_type {
    (Text) => { Texts<'a> };
    (Repeated) => { Codes<'a> };
    (Date) => { Dates<'a> };
    (Number) => { Numbers<'a> };
    (Integer) => { Integers<'a> };
    ($word:ident) => { Words<'a, $word> };
}
macro_rules! value_type {
    (Text) => { Option<&'a str> };
    (Repeated) => { Option<&'a str> };
    (Date) => { Option<Dated> };
    (Number) => { Option<f64> };
    (Integer) => { Option<u32> };
    ($word:ident) => { Option<$word> };
}
macro_rules! open {
    ($frame:ident, $name:ident, Text) => {
        Texts::of($frame, stringify!($name))
    };
    ($frame:ident, $name:ident, Repeated) => {
        Codes::of($frame, stringify!($name))
    };
    ($frame:ident, $name:ident, Date) => {
        Dates::of($frame, stringify!($name))
    };
    ($frame:ident, $name:ident, Number) => {
        Numbers::of($frame, stringify!($name))
    };
    ($frame:ident, $name:ident, Integer) => {
        Integers::of($frame, stringify!($name))
    };
    ($frame:ident, $name:ident, $word:ident) => {
        Words::of($frame, stringify!($name))
    };
}
macro_rules! view {
    ($($name:ident: $kind:ident),+ $(,)?) => {
        /// Every column of the claims, typed, borrowed from the frame. A column that no input has is absent in every row.
        #[derive(Debug)]
        pub struct View<'a> {
            $(#[doc = concat!("The column `", stringify!($name), "`.")] pub $name: column_type!($kind),)+
            offsets: &'a [usize],
            frame: &'a DataFrame,
        }

        impl<'a> View<'a> {
            /// Opens the columns of the claims.
            pub fn new(claims: &'a Claims) -> Self {
                let frame = claims.frame();
                Self { $($name: open!(frame, $name, $kind),)+ offsets: claims.offsets(), frame }
            }
        }

        impl<'a> Claim<'a> {
            $(#[doc = concat!("`", stringify!($name), "` of this claim.")]
            pub fn $name(self) -> value_type!($kind) {
                self.view.$name.get(self.row)
            })+
        }
    };
}
with_columns!(view);

impl<'a> View<'a> {
    /// Number of claims.
    pub fn len(&self) -> usize {
        self.offsets.last().copied().unwrap_or(0)
    }

    /// Whether there is no claim.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names of all columns that are there.
    pub fn columns(&self) -> Vec<&'a str> {
        self.frame.get_column_names().into_iter().map(|name| name.as_str()).collect()
    }

    /// A column beside the contract's that is kept by codes; absent in every row where there is none of that name.
    pub fn kept(&self, name: &str) -> Codes<'a> {
        Codes::of(self.frame, name)
    }

    /// A column by its name; `None` where it is nowhere filled.
    pub fn column(&self, name: &str) -> Option<Column<'a>> {
        let codes = Some(Codes::of(self.frame, name)).filter(|codes| codes.0.is_some()).map(Column::Codes);
        let texts = || Some(Texts::of(self.frame, name)).filter(|texts| !texts.is_absent()).map(Column::Texts);
        let numbers = || Some(Numbers::of(self.frame, name)).filter(|n| n.0.is_some()).map(Column::Numbers);
        let integers = || Some(Integers::of(self.frame, name)).filter(|n| n.0.is_some()).map(Column::Integers);
        codes.or_else(texts).or_else(numbers).or_else(integers)
    }

    /// One claim.
    pub fn claim(&'a self, row: usize) -> Claim<'a> {
        Claim { view: self, row }
    }

    /// Number of events.
    pub fn event_count(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// One event, by its place.
    pub fn event_at(&'a self, index: usize) -> Event<'a> {
        Event { view: self, index, rows: self.offsets[index]..self.offsets[index + 1] }
    }

    /// The place of the event of a claim.
    pub fn event_of(&self, row: usize) -> usize {
        self.offsets.partition_point(|start| *start <= row) - 1
    }

    /// All events, in the order of their keys.
    pub fn events(&'a self) -> impl Iterator<Item = Event<'a>> {
        (0..self.event_count()).map(|index| self.event_at(index))
    }
}

/// One event: a contiguous slice of the claims.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    view: &'a View<'a>,
    /// Its place among the events.
    pub index: usize,
    /// Its rows.
    pub rows: Range<usize>,
}

impl<'a> Event<'a> {
    /// The event's key.
    pub fn key(&self) -> &'a str {
        self.view.event.get(self.rows.start).unwrap_or_default()
    }

    /// The claims in input order.
    pub fn claims(&self) -> impl Iterator<Item = Claim<'a>> + Clone + use<'a> {
        let view = self.view;
        self.rows.clone().map(move |row| view.claim(row))
    }
}

/// One claim: a row of the view. Copying it costs nothing.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    view: &'a View<'a>,
    /// Its row in the frame.
    pub row: usize,
}

impl<'a> Claim<'a> {
    /// The claim's id; every claim has one.
    pub fn id(self) -> &'a str {
        self.claim_id().unwrap_or_default()
    }

    /// A column by its name, also one beside the contract's; `None` where it is nowhere filled.
    pub fn beside(self, name: &str) -> Option<Column<'a>> {
        self.view.column(name)
    }

    /// The figure as stated.
    pub fn stated(self) -> Stated {
        Stated {
            low: self.low(),
            best: self.best(),
            high: self.high(),
            low_basis: self.low_basis(),
            high_basis: self.high_basis(),
        }
    }

    /// The figure as an interval without the ends that only a convention gives; `None` where nothing is left to
    /// compute with.
    pub fn interval(self) -> Option<Interval> {
        self.stated().without_convention().interval()
    }

    /// Whether only a word was said ("hundreds", "some"): no number is made of it.
    pub fn is_word_only(self) -> bool {
        let stated = self.stated();
        let said = stated.without_convention();
        let by_convention = said.is_empty() && !stated.is_empty();
        let some = self.qualifier() == Some(Qualifier::Vague) && said.best.is_none() && said.high.is_none();
        by_convention || some && said.low.is_none_or(|low| low <= 1.0)
    }

    /// Whether two claims may count the same people, as far as days and the victims' parties go: no exact windows that lie
    /// apart; one party, or one that is not stated and not that of the perpetrator.
    pub fn may_share_victims(self, other: Self) -> bool {
        let apart = |a: (i32, i32), b: (i32, i32)| a.1 < b.0 || b.1 < a.0;
        if self.exact_days().zip(other.exact_days()).is_some_and(|(a, b)| apart(a, b)) {
            return false;
        }
        match (self.victim_party(), other.victim_party()) {
            (Some(a), Some(b)) => a == b,
            (None, None) => true,
            (None, Some(party)) | (Some(party), None) => {
                let open = if self.victim_party().is_none() { self } else { other };
                open.perpetrator().is_none_or(|who| !who.split(';').any(|name| name.trim() == party))
            }
        }
    }

    /// The demographic that the claim is limited to; `None` for everyone.
    pub fn only_demographic(self) -> Option<&'a str> {
        self.demographic().filter(|who| !who.eq_ignore_ascii_case("all"))
    }

    /// The days that the figure covers.
    pub fn window(self) -> Window {
        Window { start: self.date_start(), end: self.date_end() }
    }

    /// First and last day, where both are given and the claim does not say that it is less exact than that.
    pub fn exact_days(self) -> Option<(i32, i32)> {
        self.window().days().filter(|_| self.date_precision().is_none_or(|precision| precision == Precision::Day))
    }

    /// The status; a claim that names none says "killed" of people whose status it leaves open, which is `unknown`
    /// only where the source says so: an empty cell is `all`.
    pub fn status_or_all(self) -> Status {
        self.status().unwrap_or(Status::All)
    }

    /// The harm; an empty cell is `killed`, as in most sources' tables.
    pub fn harm_or_killed(self) -> Harm {
        self.harm().unwrap_or(Harm::Killed)
    }

    /// Whether the claim is about the whole event.
    pub fn is_whole(self) -> bool {
        self.extent() == Some(Extent::Whole)
    }

    /// The reference in `part_of` and whether the source leaves it open (`?`).
    pub fn whole(self) -> Option<(&'a str, bool)> {
        let text = self.part_of()?.trim();
        Some(match text.strip_suffix('?') {
            Some(id) => (id.trim_end(), true),
            None => (text, false),
        })
    }
}
