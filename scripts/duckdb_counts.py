"""The counts of the monthly report in DuckDB, over the same rows: what a column store takes for them.

  python scripts/duckdb_counts.py bench.db 2024-12.json

Needs the wheel `duckdb`. Reading SQLite's rows into DuckDB is told apart from counting, and a few of the
counts are held against the report, so that both count the same.
"""

import csv
import json
import pathlib
import sqlite3
import sys
import tempfile
import time

import duckdb

TABLES = {
    "placement_request": "id, child_id, region, kind, measure, legal_basis, need_reported_at",
    "offer": "request_id, made_at, recorded_at, answer, decline_reason, moved_in_at, distance_km, travel_minutes",
    "withdrawal": "request_id, reason, at",
    "possible_breach": "id, request_id, child_id, region, kind, measure, legal_basis, passed_at, month, place,"
    " substance_use, mental_health, crime",
    "breach_decision": "breach_id, status, recorded_at",
    "severity_assessment": "breach_id, ordinal, level, source",
    "stay": "request_id, place, from_at, to_at",
    "nemnd_event": "request_id, kind, at",
    "supervision": "region, kind, measure, conclusion, concluded_on, opened_at",
    "case_event": "request_id, kind, at, detail",
    "interim_cost": "request_id, stay_id, kind, kroner",
    "enquiry": "region, measure, at",
}

# A local month of an instant that is stored as UTC.
LOCAL = "strftime(timezone('Europe/Oslo', {}::TIMESTAMP AT TIME ZONE 'UTC'), '%Y-%m')"

REPORT = f"""
CREATE OR REPLACE TEMP TABLE r AS
  SELECT p.*, {LOCAL.format("p.need_reported_at")} AS local_month,
    CASE WHEN p.kind = 'planned' THEN 'planned' ELSE 'acute' END AS counted_kind,
    min(o.made_at) AS first_offer,
    min(o.made_at) FILTER (o.answer = 'accepted' OR o.moved_in_at IS NOT NULL) AS suitable,
    min(o.moved_in_at) AS moved_in,
    any_value(w.ended) AS withdrawn
  FROM placement_request p
  LEFT JOIN offer o ON o.request_id = p.id
  LEFT JOIN (SELECT request_id, min("at") AS ended FROM withdrawal GROUP BY ALL) w ON w.request_id = p.id
  GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE b AS
  SELECT b.*, CASE WHEN passed_at IS NULL THEN month ELSE
      strftime(timezone('Europe/Oslo', (passed_at::TIMESTAMP - INTERVAL 1 MICROSECOND) AT TIME ZONE 'UTC'), '%Y-%m')
    END AS local_month
  FROM possible_breach b
  LEFT JOIN (SELECT breach_id, arg_max(status, recorded_at) AS status FROM breach_decision GROUP BY ALL) d
    ON d.breach_id = b.id
  WHERE d.status IS DISTINCT FROM 'rejected';
"""

WAITS = """
SELECT '{end}', counted_kind, region, count(*), count({end}),
  quantile_disc(date_diff('minute', need_reported_at::TIMESTAMP, {end}::TIMESTAMP), 0.5),
  avg(date_diff('minute', need_reported_at::TIMESTAMP, {end}::TIMESTAMP)),
  quantile_disc(date_diff('minute', need_reported_at::TIMESTAMP, {end}::TIMESTAMP), 0.9),
  max(date_diff('minute', need_reported_at::TIMESTAMP, {end}::TIMESTAMP)),
  count(*) FILTER ({end} IS NULL AND withdrawn IS NULL),
  count(*) FILTER ({end} IS NULL AND withdrawn IS NOT NULL)
FROM r WHERE local_month BETWEEN '2024-01' AND '2024-12'
GROUP BY GROUPING SETS ((counted_kind), (counted_kind, region))
"""

QUERIES = [
    "SELECT local_month, region, counted_kind, measure, legal_basis, count(*) FROM r GROUP BY CUBE (region, counted_kind), local_month, measure, legal_basis",
    *[WAITS.format(end=end) for end in ("first_offer", "suitable", "moved_in")],
    "SELECT local_month, region, kind, measure, legal_basis, count(*), count(DISTINCT child_id) FROM b GROUP BY CUBE (region, kind), local_month, measure, legal_basis",
    "SELECT region, level, count(*), count(DISTINCT child_id) FROM b LEFT JOIN"
    " (SELECT breach_id, arg_max(level, ordinal) AS level FROM severity_assessment GROUP BY ALL) s ON s.breach_id = b.id GROUP BY CUBE (region, level)",
    "SELECT substance_use, mental_health, crime, count(*) FROM b GROUP BY ALL",
    "SELECT region, decline_reason, count(*) FROM offer JOIN r ON r.id = request_id GROUP BY CUBE (region, decline_reason)",
    "SELECT region, quantile_disc(distance_km, 0.5), quantile_disc(travel_minutes, 0.5), quantile_disc(distance_km, 0.9)"
    " FROM offer JOIN r ON r.id = request_id GROUP BY GROUPING SETS ((), (region))",
    "SELECT place, count(*) FROM (SELECT arg_max(s.place, date_diff('second', s.from_at::TIMESTAMP,"
    " least(coalesce(s.to_at::TIMESTAMP, TIMESTAMP '2025-06-01'), coalesce(r.moved_in::TIMESTAMP, TIMESTAMP '2025-06-01')))) AS place"
    " FROM b JOIN r ON r.id = b.request_id JOIN stay s ON s.request_id = r.id GROUP BY b.id) GROUP BY ALL",
    "SELECT kind, count(*), count(DISTINCT request_id) FROM nemnd_event GROUP BY ALL",
    "SELECT conclusion, region, strftime(concluded_on::DATE, '%Y'), count(*) FROM supervision GROUP BY ALL",
    "SELECT kind, detail, count(*) FROM case_event GROUP BY ALL",
    "SELECT kind, sum(kroner), count(*) FROM interim_cost GROUP BY ALL",
    "SELECT measure, region, count(*) FROM enquiry GROUP BY ALL",
]


def load(db, sqlite_file, folder):
    source = sqlite3.connect(sqlite_file)
    for table, columns in TABLES.items():
        file = pathlib.Path(folder) / f"{table}.csv"
        with file.open("w", newline="") as out:
            csv.writer(out).writerows(source.execute(f"SELECT {columns} FROM {table}"))
        names = [name.strip() for name in columns.split(",")]
        db.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{file}', header = false, names = {names})")


def count(db):
    db.execute(REPORT)
    return [db.execute(query).fetchall() for query in QUERIES]


def same(db, report):
    """A few counts of either, which must be equal."""
    tables = {table["id"]: table for table in report["tabeller"]}
    headline = {row["kode"]: row["verdier"] for row in tables["hovedtall"]["rader"]}
    total = tables["tid-til-forste-tilbud-akutt"]["sum"]["verdier"]
    one = lambda query: db.execute(query).fetchone()[0]
    year = "local_month BETWEEN '2024-01' AND '2024-12'"
    asked = f"FROM r WHERE counted_kind = 'acute' AND {year}"
    pairs = {
        "possible breaches": (one(f"SELECT count(*) FROM b WHERE {year}"), headline["hendelser-ialt"][1]),
        "acute requests": (one(f"SELECT count(*) {asked}"), total[0]),
        "reached a first offer": (one(f"SELECT count(first_offer) {asked}"), total[1]),
        "longest wait": (
            one(f"SELECT max(date_sub('minute', need_reported_at::TIMESTAMP, first_offer::TIMESTAMP)) {asked}"),
            total[5],
        ),
    }
    wrong = {what: pair for what, pair in pairs.items() if pair[0] != pair[1]}
    if wrong:
        sys.exit(f"DuckDB and the report differ: {wrong}")


def main():
    sqlite_file, report_file = sys.argv[1:]
    db = duckdb.connect()
    db.execute("SET threads = 2")
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        load(db, sqlite_file, folder)
        loaded = time.monotonic() - begun
    took = []
    for _ in range(5):
        begun = time.monotonic()
        count(db)
        took.append(time.monotonic() - begun)
    same(db, json.load(open(report_file)))
    print(f"  {'DuckDB: reading the rows out of SQLite first':<58} {loaded:>10.1f} s")
    print(f"  {'DuckDB: the same counts, two threads':<58} {sorted(took)[2]:>10.1f} s")


main()
