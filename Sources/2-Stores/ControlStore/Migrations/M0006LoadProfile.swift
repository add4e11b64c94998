internal import GRDB

/// The profile that a load was asked to read with (profil), so that it can be made again from the archive.
func addProfileToLoadRuns(_ database: Database) throws {
  try database.execute(sql: "ALTER TABLE load_run ADD COLUMN profile TEXT")
}
