package import Warehouse

/// Compresses the extracts that stand in staging, to about a tenth; what is compressed already is left as it is.
///
/// Other connections may read them meanwhile; none may write them.
package func packStaging(on connection: Connection) throws { try connection.execute("CHECKPOINT staging") }
