"""Runs both notebooks and compares their key results with the stored ones: python3 notebooks/run.py PROGRAM

Needs nbclient, ipykernel and polars. Values that are not whole numbers may differ by 0.01. With RECOUNT_ACCEPT=1 the results
become the stored ones. Fails if a notebook is committed with outputs.
"""

import json
import os
import pathlib
import sys
import tempfile

import nbformat
from nbclient import NotebookClient

HERE = pathlib.Path(__file__).parent


def same(found, stored):
    if isinstance(stored, dict):
        return isinstance(found, dict) and found.keys() == stored.keys() and all(same(found[k], stored[k]) for k in stored)
    if isinstance(stored, float):
        return isinstance(found, (int, float)) and abs(found - stored) <= 0.01
    return found == stored


def run(path, program):
    book = nbformat.read(path, as_version=4)
    if any(cell.get("outputs") or cell.get("execution_count") for cell in book.cells):
        return f"{path.name} is committed with outputs"
    with tempfile.TemporaryDirectory() as folder:
        results = pathlib.Path(folder) / "results.json"
        os.environ |= {"RECOUNT": program, "RECOUNT_OUT": folder, "RECOUNT_RESULTS": str(results)}
        NotebookClient(book, timeout=300, resources={"metadata": {"path": str(HERE)}}).execute()
        found = json.loads(results.read_text(encoding="utf-8"))
    stored = HERE / "expected" / f"{path.stem}.json"
    if os.environ.get("RECOUNT_ACCEPT"):
        stored.parent.mkdir(exist_ok=True)
        stored.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    wanted = json.loads(stored.read_text(encoding="utf-8"))
    return None if same(found, wanted) else f"{path.name}: {found}, stored: {wanted}"


program = str(pathlib.Path(sys.argv[1]).resolve())
faults = [fault for path in sorted(HERE.glob("*.ipynb")) if (fault := run(path, program))]
print("\n".join(faults) or "both notebooks give what is stored")
sys.exit(bool(faults))
