internal import GRDB

/// Releases (frigivelser) of reports that blocking findings held back: who, when, why, and which findings were known.
func createReleases(_ database: Database) throws {
  try database.execute(
    sql: """
      CREATE TABLE report_release (
        id INTEGER PRIMARY KEY,
        report TEXT NOT NULL,
        period TEXT NOT NULL,
        time TEXT NOT NULL,
        user TEXT NOT NULL,
        role TEXT NOT NULL,
        unit TEXT,
        reason TEXT NOT NULL CHECK (length(trim(reason)) > 0)
      ) STRICT;
      CREATE INDEX report_release_of ON report_release (report, period);
      CREATE TABLE released_finding (
        release INTEGER NOT NULL REFERENCES report_release (id),
        finding TEXT NOT NULL,
        PRIMARY KEY (release, finding)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER report_release_never_changes BEFORE UPDATE ON report_release
      BEGIN SELECT RAISE(ABORT, 'report_release is append-only'); END;
      CREATE TRIGGER report_release_never_forgets BEFORE DELETE ON report_release
      BEGIN SELECT RAISE(ABORT, 'report_release is append-only'); END;
      CREATE TRIGGER released_finding_never_changes BEFORE UPDATE ON released_finding
      BEGIN SELECT RAISE(ABORT, 'released_finding is append-only'); END;
      CREATE TRIGGER released_finding_never_forgets BEFORE DELETE ON released_finding
      BEGIN SELECT RAISE(ABORT, 'released_finding is append-only'); END;
      """)
}
