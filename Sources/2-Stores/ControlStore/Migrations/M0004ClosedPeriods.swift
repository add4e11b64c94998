internal import GRDB

/// Closed periods (lukkede perioder): who closed which months when, and who opened them again and why.
func createClosedPeriods(_ database: Database) throws {
  try database.execute(
    sql: """
      CREATE TABLE closed_period (
        id INTEGER PRIMARY KEY,
        period TEXT NOT NULL,
        last_month INTEGER NOT NULL,
        closed TEXT NOT NULL,
        closed_by TEXT NOT NULL,
        delivery TEXT NOT NULL,
        as_of TEXT NOT NULL,
        file TEXT NOT NULL,
        reopened TEXT,
        reopened_by TEXT,
        reason TEXT,
        CHECK ((reopened IS NULL) = (reopened_by IS NULL) AND (reopened IS NULL) = (reason IS NULL))
      ) STRICT
      """)
}
