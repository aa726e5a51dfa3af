"""Reads a workbook and tells what is in it as JSON: who made it when, and each sheet's cells."""

import datetime
import json
import sys

import openpyxl


def told(cell):
    value = cell.value
    if isinstance(value, (datetime.datetime, datetime.date)):
        value = value.isoformat()
    # s: text, n: number, d: date, f: formula.
    return {"kind": cell.data_type, "value": value, "format": cell.number_format}


book = openpyxl.load_workbook(sys.argv[1])
sheets = [
    {
        "name": sheet.title,
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "rows": [[told(cell) for cell in row] for row in sheet.iter_rows()],
    }
    for sheet in book.worksheets
]
created = book.properties.created.isoformat()
json.dump({"title": book.properties.title, "created": created, "sheets": sheets}, sys.stdout)
