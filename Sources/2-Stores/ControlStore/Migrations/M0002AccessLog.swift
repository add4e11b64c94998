internal import GRDB

/// The access log (adgangslog): lines can be added, never changed or removed, and each is sealed with the one before.
func createAccessLog(_ database: Database) throws {
  try database.execute(
    sql: """
      CREATE TABLE access_log (
        id INTEGER PRIMARY KEY,
        time TEXT NOT NULL,
        user TEXT NOT NULL,
        role TEXT NOT NULL,
        unit TEXT,
        reason TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        persons INTEGER NOT NULL CHECK (persons >= 0),
        seal TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER access_log_never_changes BEFORE UPDATE ON access_log
      BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;
      CREATE TRIGGER access_log_never_forgets BEFORE DELETE ON access_log
      BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;
      """)
}
