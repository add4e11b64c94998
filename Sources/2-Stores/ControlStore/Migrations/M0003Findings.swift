internal import GRDB

/// Findings (fund) from delivery to delivery: how each stands, when it was open, what was done, which loads were seen.
///
/// The findings themselves are the warehouse's; here is what people and time have added. No message, no pseudonym, no key.
func createFindings(_ database: Database) throws {
  try database.execute(
    sql: """
      CREATE TABLE finding_state (
        finding TEXT PRIMARY KEY,
        check_id TEXT NOT NULL,
        severity TEXT NOT NULL,
        owner TEXT NOT NULL,
        source TEXT,
        unit TEXT,
        team TEXT,
        facility TEXT,
        amount_ore INTEGER,
        status TEXT NOT NULL CHECK (status IN ('ny', 'undersøges', 'berigtiget', 'accepteret afvigelse')),
        is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)),
        first_seen TEXT NOT NULL,
        opened TEXT NOT NULL,
        last_seen TEXT NOT NULL,
        closed TEXT,
        accepted_until TEXT,
        corrected_where TEXT CHECK (corrected_where IN ('fagsystem', 'økonomisystem', 'begge')),
        practice_changed INTEGER NOT NULL DEFAULT 0 CHECK (practice_changed IN (0, 1)),
        person TEXT,
        due TEXT,
        CHECK ((status = 'accepteret afvigelse') = (accepted_until IS NOT NULL)),
        CHECK (closed IS NULL OR is_present = 0)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE finding_span (
        id INTEGER PRIMARY KEY,
        finding TEXT NOT NULL REFERENCES finding_state (finding),
        kind TEXT NOT NULL CHECK (kind IN ('open', 'accepted')),
        began TEXT NOT NULL,
        ended TEXT,
        outcome TEXT CHECK (outcome IN ('corrected', 'accepted', 'reopened')),
        CHECK ((ended IS NULL) = (outcome IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX finding_span_now ON finding_span (finding) WHERE ended IS NULL;
      CREATE INDEX finding_span_of ON finding_span (finding);
      CREATE TABLE finding_event (
        id INTEGER PRIMARY KEY,
        finding TEXT NOT NULL REFERENCES finding_state (finding),
        time TEXT NOT NULL,
        user TEXT,
        role TEXT,
        kind TEXT NOT NULL
          CHECK (kind IN ('found', 'changed', 'closed', 'reopened', 'expired', 'still_there')),
        delivery TEXT,
        day TEXT,
        status TEXT,
        accepted_until TEXT,
        corrected_where TEXT,
        practice_changed INTEGER,
        person TEXT,
        due TEXT,
        text TEXT
      ) STRICT;
      CREATE INDEX finding_event_of ON finding_event (finding);
      CREATE TRIGGER finding_event_never_changes BEFORE UPDATE ON finding_event
      BEGIN SELECT RAISE(ABORT, 'finding_event is append-only'); END;
      CREATE TRIGGER finding_event_never_forgets BEFORE DELETE ON finding_event
      BEGIN SELECT RAISE(ABORT, 'finding_event is append-only'); END;
      CREATE TABLE finding_update (
        id INTEGER PRIMARY KEY,
        delivery TEXT NOT NULL,
        received TEXT NOT NULL,
        as_of TEXT NOT NULL,
        time TEXT NOT NULL,
        opened INTEGER NOT NULL,
        reopened INTEGER NOT NULL,
        closed INTEGER NOT NULL
      ) STRICT;
      """)
}
