package import Warehouse

/// Makes the tables that a delivery fills, without a row: what definitions of SQL are tried on before there are data.
package func createEmptyStaging(_ profile: Profile, on connection: Connection) throws {
  try MetaTables.create(on: connection)
  for source in profile.sources { try connection.execute(StagingSelect.empty(source)) }
}
