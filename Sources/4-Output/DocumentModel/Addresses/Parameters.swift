/// What an address holds besides its place: each parameter is declared once, and both written and read by that.
package protocol AddressParameters: Hashable, Sendable {
  init()
  /// In the order that they stand in an address.
  static var parameters: [Parameter<Self>] { get }
}

/// One parameter (valg i adressen) of an address; or several names of one kind, as dimensions are.
package struct Parameter<Root: Sendable>: Sendable {
  let names: [String]
  let write: @Sendable (Root) -> [(name: String, value: String)]
  /// False for a value that cannot stand there.
  let read: @Sendable (inout Root, String, String) -> Bool

  /// Text as it was typed. Whoever answers says what is wrong with it, and what was nearly meant.
  package init(_ name: String, _ path: any WritableKeyPath<Root, String?> & Sendable) {
    self.init(name, write: { $0[keyPath: path] }) { root, text in
      root[keyPath: path] = text
      return true
    }
  }

  /// Text that is always there: an id in the path.
  package init(_ name: String, _ path: any WritableKeyPath<Root, String> & Sendable) {
    self.init(name, write: { $0[keyPath: path] }) { root, text in
      root[keyPath: path] = text
      return true
    }
  }

  /// The page of a list; the first is not written.
  package init(page name: String, _ path: any WritableKeyPath<Root, Int> & Sendable) {
    self.init(name, write: { $0[keyPath: path] > 1 ? "\($0[keyPath: path])" : nil }) { root, text in
      guard let page = Int(text), page > 0 else { return false }
      root[keyPath: path] = page
      return true
    }
  }

  /// Something that is so, or is not said.
  package init(mark name: String, _ path: any WritableKeyPath<Root, Bool> & Sendable) {
    self.init(name, write: { $0[keyPath: path] ? "1" : nil }) { root, _ in
      root[keyPath: path] = true
      return true
    }
  }

  /// Words without commas, in order.
  package init(list name: String, _ path: any WritableKeyPath<Root, [String]> & Sendable) {
    self.init(name, write: { $0[keyPath: path].isEmpty ? nil : $0[keyPath: path].joined(separator: ",") }) {
      root, text in
      root[keyPath: path] = text.split(separator: ",").map(String.init)
      return true
    }
  }

  /// A value that is written as a text and read from it.
  package init(
    _ name: String, write: @escaping @Sendable (Root) -> String?,
    read: @escaping @Sendable (inout Root, String) -> Bool
  ) {
    self.init(
      names: [name],
      // An empty value says no more than leaving it out.
      write: { root in write(root).flatMap { $0.isEmpty ? nil : [(name, $0)] } ?? [] },
      read: { root, _, text in text.isEmpty ? true : read(&root, text) })
  }

  init(
    names: [String], write: @escaping @Sendable (Root) -> [(name: String, value: String)],
    read: @escaping @Sendable (inout Root, String, String) -> Bool
  ) {
    self.names = names
    self.write = write
    self.read = read
  }

  /// The same parameter of something that the root is a part of.
  func of<Whole>(_ path: any WritableKeyPath<Whole, Root> & Sendable) -> Parameter<Whole> {
    Parameter<Whole>(
      names: names, write: { write($0[keyPath: path]) }, read: { read(&$0[keyPath: path], $1, $2) })
  }
}

/// A value that an address cannot have: it names the parameter and says the text, for whoever tells it on.
package struct UnreadableParameter: Error, Hashable {
  package let name: String
  package let text: String
}

extension AddressParameters {
  package static var names: [String] { parameters.flatMap(\.names) }

  var values: [(name: String, value: String)] { Self.parameters.flatMap { $0.write(self) } }

  /// - Throws: for a value that cannot stand there. Names that are not declared are passed by.
  package init(reading values: [(name: String, value: String)]) throws(UnreadableParameter) {
    self.init()
    for (name, text) in values {
      guard let parameter = Self.parameters.first(where: { $0.names.contains(name) }) else { continue }
      guard parameter.read(&self, name, text) else { throw UnreadableParameter(name: name, text: text) }
    }
  }
}

/// An address that holds nothing but its place.
package struct NoParameters: AddressParameters {
  package init() {}
  package static var parameters: [Parameter<NoParameters>] { [] }
}

/// The page of one thing is its id.
extension String: AddressParameters {
  package static var parameters: [Parameter<String>] { [Parameter("id", \.self)] }
}

/// The same as a page shows, to be taken away.
package struct AsFile<Query: AddressParameters>: AddressParameters {
  /// `xlsx`.
  package var format = ""
  package var query = Query()

  package init() {}

  package init(_ query: Query, as format: String) {
    self.query = query
    self.format = format
  }

  package static var parameters: [Parameter<AsFile>] {
    [Parameter("format", \.format)] + Query.parameters.map { $0.of(\.query) }
  }
}
