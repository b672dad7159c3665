//! Tables as Parquet: types kept, empty cells null.

use super::{Table, Type, Value};
use polars::error::PolarsError;
use polars::prelude::{
    BatchedWriter, Column, DataFrame, DataType, Field, Float64Chunked, IntoColumn, NewChunkedArray, ParquetWriter,
    PlSmallStr, Schema, StringChunked,
};
use std::cell::Cell;
use std::io::{self, ErrorKind, Write};
use std::rc::Rc;

/// A Parquet file being written.
pub(super) struct Writer<'w> {
    inner: BatchedWriter<Watched<'w>>,
    failed: Failed,
}

/// What the place that is written to said last: polars passes it on as text only.
type Failed = Rc<Cell<Option<ErrorKind>>>;

struct Watched<'w> {
    out: &'w mut dyn Write,
    failed: Failed,
}

impl Watched<'_> {
    fn watch<T>(&self, result: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &result {
            self.failed.set(Some(error.kind()));
        }
        result
    }
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes);
        self.watch(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.watch(flushed)
    }
}

/// Begins a file with these columns.
pub(super) fn writer(out: &mut dyn Write, columns: Vec<(String, DataType)>) -> io::Result<Writer<'_>> {
    let schema: Schema =
        columns.into_iter().map(|(name, kind)| Field::new(PlSmallStr::from_string(name), kind)).collect();
    let failed = Failed::default();
    let watched = Watched { out, failed: Rc::clone(&failed) };
    let inner = ParquetWriter::new(watched).batched(&schema).map_err(|error| io_error(&failed, &error))?;
    Ok(Writer { inner, failed })
}

/// Adds a group of rows.
pub(super) fn write(writer: &mut Writer, frame: &DataFrame) -> io::Result<()> {
    writer.inner.write_batch(frame).map_err(|error| io_error(&writer.failed, &error))
}

/// Ends the file.
pub(super) fn finish(writer: &Writer) -> io::Result<()> {
    writer.inner.finish().map(|_| ()).map_err(|error| io_error(&writer.failed, &error))
}

/// The writer's own error, so that a broken pipe is seen for what it is.
fn io_error(failed: &Failed, error: &PolarsError) -> io::Error {
    io::Error::new(failed.get().unwrap_or(ErrorKind::Other), error.to_string())
}

impl Table<'_> {
    /// Writes Parquet.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn parquet(self, out: &mut dyn Write) -> io::Result<()> {
        let rows: Vec<Vec<Value>> = self.rows().collect();
        let columns: Vec<Column> = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, (name, kind))| {
                let name = PlSmallStr::from_str(name);
                let cells = rows.iter().map(|row| &row[at]);
                match kind {
                    Type::String => {
                        let texts = cells.map(|cell| Some(cell.plain()).filter(|text| !text.is_empty()));
                        StringChunked::from_iter_options(name, texts).into_column()
                    }
                    Type::Number | Type::Integer => {
                        let numbers = cells.map(|cell| if let Value::Number(n) = cell { Some(*n) } else { None });
                        let numbers = Float64Chunked::from_iter_options(name, numbers).into_column();
                        if *kind == Type::Integer { numbers.cast(&DataType::Int64).unwrap_or(numbers) } else { numbers }
                    }
                }
            })
            .collect();
        let kinds = columns.iter().map(|column| (column.name().to_string(), column.dtype().clone())).collect();
        let frame = DataFrame::new(rows.len(), columns).map_err(io::Error::other)?;
        let mut writer = writer(out, kinds)?;
        write(&mut writer, &frame)?;
        finish(&writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::{ParquetReader, SerReader};

    #[test]
    fn types_and_empty_cells_survive() {
        let columns = [("text", Type::String), ("n", Type::Number), ("count", Type::Integer)];
        let rows = vec![
            vec![Value::text("a"), Value::Number(1.5), Value::Number(3.0)],
            vec![Value::Empty, Value::Empty, Value::Empty],
        ];
        let mut bytes = Vec::new();
        Table::of("test", &columns, rows).parquet(&mut bytes).expect("memory");
        let frame = ParquetReader::new(io::Cursor::new(bytes)).finish().expect("readable");
        assert_eq!((frame.height(), frame.width()), (2, 3));
        assert_eq!(frame.column("count").expect("there").dtype(), &DataType::Int64);
        assert_eq!(frame.column("text").expect("there").null_count(), 1);
    }
}
