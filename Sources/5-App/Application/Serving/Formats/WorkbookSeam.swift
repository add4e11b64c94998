internal import Access
internal import Danish
internal import DocumentModel
internal import Foundation
internal import Rendering

// What every list that is taken away as a workbook has in common.

extension OpenSession {
  /// A list as a workbook in memory.
  func workbook(_ file: WorklistFile) throws -> Data {
    try WorklistRenderer(scratch: ScratchRoom(home.scratch)).render(file)
  }
}

extension OpenWarehouse {
  /// What a cover says of where the list comes from and whom it is for.
  ///
  /// - Parameter place: the unit's name; nil where the reader has none and the cover says nothing of it.
  func coverFacts(_ role: Role, place: String?) -> [Word] {
    [
      Word(term: "Levering", meaning: "\(delivery), modtaget \(DanishText.time(received))"),
      Word(term: "Udgave til", meaning: [role.danishName, place].compactMap { $0 }.joined(separator: ", ")),
    ]
  }
}
