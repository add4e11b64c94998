internal import GRDB

/// What can be wrong with the control store itself.
package enum ControlStoreError: Error, Hashable, Sendable {
  /// A row holds what this program never writes.
  case unreadableRow(table: String)
  /// The file is no database, or is broken inside.
  case damaged
  /// The file cannot be opened, read or written.
  case unreadable
  /// Another program holds it for longer than one waits.
  case busy
  /// Another file was put in its place while it was open.
  case replaced
  case diskFull

  /// What an error of SQLite means; nil for an error of anything else.
  package init?(_ error: any Error) {
    if let error = error as? ControlStoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else { return nil }
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH, .SQLITE_IOERR: self = .unreadable
    // Our statements are right on a sound file of ours: a table that is not there is damage.
    default: self = .damaged
    }
  }
}
