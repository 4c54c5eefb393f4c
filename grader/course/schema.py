"""The tables of a ledger: rows are added, and nothing is ever changed or taken away.

runs           one for each command: when, who, which folders, which programs
files          the file in grades/ that belongs to a hand-in's entry in its folder
sources        what was graded, byte for byte
results        what came of grading a source once, by one suite and one grader
observations   what was asked and answered in one check, once for all who answered alike
asked          which observations belong to a result
events         which result counts for whom from then on, why, and what counted before
"""

from __future__ import annotations

APPLICATION_ID = 0x646C6772  # "dlgr": tells our files from other SQLite files
VERSION = 1

TABLES = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, command TEXT NOT NULL,
    assignment_folder TEXT NOT NULL, handins_folder TEXT NOT NULL, due TEXT,
    is_anonymous INTEGER NOT NULL, assignment TEXT NOT NULL, title TEXT NOT NULL,
    suite TEXT NOT NULL, grader TEXT NOT NULL, version TEXT NOT NULL,
    python TEXT NOT NULL, torch TEXT NOT NULL, platform TEXT NOT NULL
);
CREATE TABLE files (
    entry TEXT PRIMARY KEY, file TEXT NOT NULL, folded TEXT NOT NULL UNIQUE
);
CREATE TABLE sources (digest TEXT PRIMARY KEY, source BLOB NOT NULL);
CREATE TABLE results (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs, at TEXT NOT NULL,
    content TEXT NOT NULL, suite TEXT NOT NULL, grader TEXT NOT NULL, source TEXT NOT NULL,
    problem TEXT NOT NULL, cells TEXT NOT NULL, seconds REAL NOT NULL, status TEXT NOT NULL,
    record BLOB NOT NULL
);
CREATE TABLE observations (digest TEXT PRIMARY KEY, frames BLOB NOT NULL);
CREATE TABLE asked (
    result INTEGER NOT NULL REFERENCES results, check_id TEXT NOT NULL,
    fingerprint TEXT NOT NULL, observations TEXT REFERENCES observations, unkept TEXT NOT NULL,
    PRIMARY KEY (result, check_id)
);
CREATE TABLE events (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs,
    result INTEGER NOT NULL REFERENCES results, at TEXT NOT NULL, who TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('graded', 'regraded', 'rejudged', 'rolled back')),
    entry TEXT NOT NULL, name TEXT NOT NULL, people TEXT NOT NULL, late INTEGER,
    content TEXT NOT NULL, suite TEXT NOT NULL, grader TEXT NOT NULL,
    python TEXT NOT NULL, torch TEXT NOT NULL, platform TEXT NOT NULL, level TEXT NOT NULL,
    seconds REAL NOT NULL, score REAL, max_score REAL NOT NULL, status TEXT NOT NULL,
    previous INTEGER REFERENCES events, previous_score REAL, reason TEXT NOT NULL,
    own_notes INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE INDEX events_by_entry ON events (entry, id);
CREATE INDEX results_by_key ON results (content, suite, grader);
"""

NAMES = ("runs", "files", "sources", "results", "observations", "asked", "events")

REFUSALS = "".join(
    f"CREATE TRIGGER {name}_{verb} BEFORE {verb} ON {name} "
    "BEGIN SELECT RAISE(ABORT, 'a ledger is only ever added to'); END;\n"
    for name in NAMES
    for verb in ("UPDATE", "DELETE")
)
