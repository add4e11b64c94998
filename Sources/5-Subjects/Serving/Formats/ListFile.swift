package import Foundation

/// What a list can be taken away as.
package enum ListFormat: String, Sendable, CaseIterable {
  case xlsx, csv

  package var mediaType: String {
    switch self {
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .csv: "text/csv; charset=utf-8"
    }
  }
}

/// A list that was made to be taken away.
package struct ListFile: Sendable {
  package var name: String
  package var bytes: Data

  package init(name: String, bytes: Data) {
    self.name = name
    self.bytes = bytes
  }
}
