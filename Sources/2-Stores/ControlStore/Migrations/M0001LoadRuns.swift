internal import GRDB

/// Runs of loads (indlæsninger): what came, when, and how it went.
func createLoadRuns(_ database: Database) throws {
  try database.execute(
    sql: """
      CREATE TABLE load_run (
        id INTEGER PRIMARY KEY,
        delivery TEXT NOT NULL,
        started TEXT NOT NULL,
        finished TEXT NOT NULL,
        as_of TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('done', 'needs_attention', 'failed')),
        files_read INTEGER NOT NULL,
        files_refused INTEGER NOT NULL,
        rows_read INTEGER NOT NULL,
        rows_set_aside INTEGER NOT NULL,
        code TEXT
      ) STRICT
      """)
}
