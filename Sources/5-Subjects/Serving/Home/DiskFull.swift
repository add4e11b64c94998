internal import ControlStore
internal import Diagnostics
internal import Foundation
internal import Warehouse

/// No room left on the disk (disk fuld): the one fault of the machine that whoever loads can mend.
enum DiskFull {
  static let diagnostic = Diagnostic(
    code: "disk-fuld", "Der er ikke plads på disken. Intet er ændret.", suggestion: "Skaf plads, og prøv igen.")

  static func isCause(of error: any Error) -> Bool {
    switch error {
    case let error as WarehouseError: error.isDiskFull
    case let error as CocoaError: error.code == .fileWriteOutOfSpace
    case let error as POSIXError: error.code == .ENOSPC
    default: ControlStoreError(error) == .diskFull
    }
  }
}
