/// A way on from a sentence (vej videre): words, and an address of ours or a place on the page itself.
package struct PageLink: Hashable, Sendable, Codable {
  package var title: String
  /// nil is the page that the link stands on.
  package var address: Address?
  /// A part of the page by its id.
  package var part: String?

  package init(_ title: String, to address: Address, at part: String? = nil) {
    self.title = title
    self.address = address
    self.part = part
  }

  /// Further down on the same page.
  package init(_ title: String, below part: String) {
    self.title = title
    self.part = part
  }

  /// `/kilder`, `#holdt-tilbage`.
  package var path: String { (address?.path ?? "") + (part.map { "#\($0)" } ?? "") }

  /// Where every word about rows that were set aside leads.
  package static let setAside = PageLink("Se rækkerne", to: .setAside(SetAsideAddress()))

  /// The rows that were set aside in some sources (`posteringer`), each a word of plain letters; of all where none is named.
  package static func setAside(in sources: [String]) -> PageLink {
    PageLink(setAside.title, to: .setAside(SetAsideAddress(sources: sources.sorted())))
  }
}

/// Stands in documents as its words and its path.
extension PageLink {
  private enum CodingKeys: String, CodingKey { case title, path }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    title = try container.decode(String.self, forKey: .title)
    let parts = try container.decode(String.self, forKey: .path).split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    part = parts.count > 1 ? String(parts[1]) : nil
    guard let path = parts.first, !path.isEmpty else { return }
    guard let address = Address(path: String(path)) else {
      throw DecodingError.dataCorruptedError(forKey: .path, in: container, debugDescription: "not an address of ours")
    }
    self.address = address
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(path, forKey: .path)
  }
}
