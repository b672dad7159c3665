"""The peer of `recount check`: Python polars reads the same file and groups it by event."""
import sys

import polars as pl

if len(sys.argv) > 1:
    frame = pl.read_csv(sys.argv[1], infer_schema_length=10_000)
    print(frame.group_by("event").len().height)
