package import DocumentModel
package import Foundation

/// A document as JSON: the same bytes for the same document, keys in order.
package struct JSONRenderer: Sendable {
  package init() {}

  package func render(_ document: Document) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(document) + Data("\n".utf8)
  }
}
