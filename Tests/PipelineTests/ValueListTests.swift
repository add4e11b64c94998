import Foundation
import Testing

@testable import Intake

/// The lists that K53 holds values against are those that a file is read by.
@Suite struct ValueListTests {
  @Test func `a column of words has the same list in the profile and in the reference data`() throws {
    let definitions = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Definitions")
      .standardizedFileURL
    let lines = try String(contentsOf: definitions.appending(path: "reference/value_list.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ";", omittingEmptySubsequences: false) }
    var listed: [String: [String]] = [:]
    for line in lines { listed["\(line[0]).\(line[1])", default: []].append(String(line[2])) }
    // Whole numbers have no words in a profile.
    for column in ["posteringer.Dranst", "budget.Dranst", "kontroltal.Dranst"] {
      #expect(listed.removeValue(forKey: column) == ["1", "2"], "\(column)")
    }
    let catalogue = try ProfileCatalogue.load(definitions.appending(path: "1-profiles"))
    #expect(catalogue.faults.isEmpty)
    let standard = try #require(catalogue.standard)
    var words: [String: [String]] = [:]
    for source in standard.sources {
      for field in source.fields {
        if case .words(let list) = field.kind { words["\(source.name).\(field.name)"] = list }
      }
    }
    // Checks of their own look at these.
    for column in ["mål.Niveau", "mål.Måltype", "klager.Udfald"] { words.removeValue(forKey: column) }
    #expect(listed == words)
  }
}
