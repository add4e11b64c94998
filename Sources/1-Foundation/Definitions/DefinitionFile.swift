package import Diagnostics
internal import Yams

/// One YAML file of definitions, read with the place of every node.
///
/// All faults of a file are collected in `faults`; whoever reads takes what is right and reports the rest at once.
package final class DefinitionFile {
  package let name: String
  package private(set) var faults: [Diagnostic] = []
  private let root: Node?

  /// - Parameters:
  ///   - name: path as people know it, relative to `Definitions/`.
  package init(name: String, text: String) {
    self.name = name
    if let excess = YAMLExcess(text) {
      root = nil
      report(excess.code, excess.message, suggestion: excess.suggestion, at: Place(file: name, line: excess.line))
      return
    }
    do {
      root = try Yams.compose(yaml: text)
      if root == nil { report("yaml-tom", "Filen er tom.", at: Place(file: name, line: 1)) }
    } catch let error as YamlError {
      root = nil
      let mark: Mark? =
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
        default: nil
        }
      report(
        "yaml-ulaeselig", "Filen kan ikke læses som YAML her.",
        suggestion:
          "Se efter manglende mellemrum efter kolon, forkert indrykning eller et anførselstegn, der ikke er lukket.",
        at: Place(file: name, line: mark?.line, column: mark?.column))
    } catch {
      root = nil
      report("yaml-ulaeselig", "Filen kan ikke læses som YAML.", at: Place(file: name))
    }
  }

  /// The top of the file as a mapping; nil (and a fault) when it is something else.
  package var mapping: DefinitionMapping? {
    guard let root else { return nil }
    guard let mapping = root.mapping else {
      report("forkert-type", "Her skal stå felter (navn: værdi).", at: place(of: root))
      return nil
    }
    return DefinitionMapping(mapping, at: place(of: root), in: self)
  }

  package func report(_ code: String, _ message: String, suggestion: String? = nil, at place: Place) {
    faults.append(Diagnostic(code: code, message, suggestion: suggestion, at: place))
  }

  func place(of node: Node) -> Place {
    Place(file: name, line: node.mark?.line, column: node.mark?.column)
  }
}

/// A mapping that knows which of its keys were asked for; the others are faults with a near miss.
package final class DefinitionMapping {
  package let place: Place
  private let file: DefinitionFile
  private let mapping: Node.Mapping
  private var asked: Set<String> = []

  init(_ mapping: Node.Mapping, at place: Place, in file: DefinitionFile) {
    self.mapping = mapping
    self.place = place
    self.file = file
    var seen: Set<String> = []
    for (key, _) in mapping {
      guard let name = key.string else { continue }
      if !seen.insert(name).inserted {
        file.report("felt-gentaget", "Feltet `\(name)` står to gange.", at: file.place(of: key))
      }
    }
  }

  /// The keys in the order they are written.
  package var keys: [String] { mapping.compactMap { $0.key.string } }

  package func place(of key: String) -> Place {
    mapping.first { $0.key.string == key }.map { file.place(of: $0.value) } ?? place
  }

  package func report(_ code: String, _ message: String, suggestion: String? = nil, at key: String? = nil) {
    file.report(code, message, suggestion: suggestion, at: key.map(place(of:)) ?? place)
  }

  /// Text, number or date as written; a fault when the key is absent or holds something else.
  package func string(_ key: String) -> String? {
    guard let node = node(key) else {
      missing(key)
      return nil
    }
    return scalar(node, key)
  }

  package func optionalString(_ key: String) -> String? {
    guard let node = node(key), !isNull(node) else { return nil }
    return scalar(node, key)
  }

  package func optionalInt(_ key: String) -> Int? {
    guard let text = optionalString(key) else { return nil }
    guard let number = Int(text) else {
      report("forkert-type", "`\(key)` skal være et helt tal.", at: key)
      return nil
    }
    return number
  }

  package func optionalDouble(_ key: String) -> Double? {
    guard let text = optionalString(key) else { return nil }
    guard let number = Double(text) else {
      report("forkert-type", "`\(key)` skal være et tal (med punktum som decimaltegn).", at: key)
      return nil
    }
    return number
  }

  package func bool(_ key: String, default absent: Bool = false) -> Bool {
    guard let node = node(key) else { return absent }
    guard let value = node.bool else {
      report("forkert-type", "`\(key)` skal være true eller false.", at: key)
      return absent
    }
    return value
  }

  /// True or false; a fault when the key is absent, for no answer is no answer.
  package func requiredBool(_ key: String) -> Bool? {
    guard let node = node(key) else {
      missing(key)
      return nil
    }
    guard let value = node.bool else {
      report("forkert-type", "`\(key)` skal være true eller false.", at: key)
      return nil
    }
    return value
  }

  /// One of a closed list of words.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    string(key).flatMap { pick($0, key) }
  }

  /// One of the words of a list that is made elsewhere: the kinds that are registered there.
  package func choice(_ key: String, among words: [String]) -> String? {
    string(key).flatMap { pick($0, key, among: words) }
  }

  package func optionalChoice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    optionalString(key).flatMap { pick($0, key) }
  }

  /// A list of texts; one text alone is a list of one; absent is empty.
  package func strings(_ key: String) -> [String] {
    guard let node = node(key), !isNull(node) else { return [] }
    if node.scalar != nil { return scalar(node, key).map { [$0] } ?? [] }
    guard let sequence = node.sequence else {
      report("forkert-type", "`\(key)` skal være en liste.", at: key)
      return []
    }
    return sequence.compactMap { scalar($0, key) }
  }

  package func choices<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) -> [Choice] where Choice.RawValue == String {
    strings(key).compactMap { pick($0, key) }
  }

  /// Whether a key holds fields of its own; such keys may also be a text alone.
  package func isMapping(_ key: String) -> Bool { node(key)?.mapping != nil }

  package func mapping(_ key: String) -> DefinitionMapping? {
    guard let node = node(key) else { return nil }
    guard let mapping = node.mapping else {
      report("forkert-type", "`\(key)` skal have felter under sig.", at: key)
      return nil
    }
    return DefinitionMapping(mapping, at: file.place(of: node), in: file)
  }

  package func requiredMapping(_ key: String) -> DefinitionMapping? {
    if !keys.contains(key) { missing(key) }
    return mapping(key)
  }

  /// A list of mappings; absent is empty.
  package func mappings(_ key: String) -> [DefinitionMapping] {
    guard let node = node(key), !isNull(node) else { return [] }
    guard let sequence = node.sequence else {
      report("forkert-type", "`\(key)` skal være en liste.", at: key)
      return []
    }
    return sequence.compactMap { item in
      guard let mapping = item.mapping else {
        file.report("forkert-type", "Hvert punkt i `\(key)` skal have felter.", at: file.place(of: item))
        return nil
      }
      return DefinitionMapping(mapping, at: file.place(of: item), in: file)
    }
  }

  /// Call last: every key that nobody asked for is a fault.
  package func finish() {
    for (key, _) in mapping {
      guard let name = key.string, !asked.contains(name) else { continue }
      let near = nearMiss(name, among: asked.sorted())
      file.report(
        "felt-ukendt", "Feltet `\(name)` kendes ikke her.",
        suggestion: near.map { "Mente du `\($0)`?" } ?? "Kendte felter: \(asked.sorted().joined(separator: ", ")).",
        at: file.place(of: key))
    }
  }

  private func node(_ key: String) -> Node? {
    asked.insert(key)
    return mapping.first { $0.key.string == key }?.value
  }

  private func missing(_ key: String) {
    let near = nearMiss(key, among: keys.filter { !asked.contains($0) })
    file.report(
      "felt-mangler", "Feltet `\(key)` mangler.", suggestion: near.map { "Er `\($0)` en slåfejl for `\(key)`?" },
      at: place)
  }

  private func scalar(_ node: Node, _ key: String) -> String? {
    guard let text = node.scalar?.string else {
      file.report("forkert-type", "`\(key)` skal være en enkelt værdi.", at: file.place(of: node))
      return nil
    }
    return text
  }

  private func pick<Choice: RawRepresentable & CaseIterable>(
    _ text: String, _ key: String
  ) -> Choice? where Choice.RawValue == String {
    pick(text, key, among: Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
  }

  private func pick(_ text: String, _ key: String, among known: [String]) -> String? {
    if known.contains(text) { return text }
    let near = nearMiss(text, among: known)
    report(
      "ord-ukendt", "`\(text)` kan ikke bruges i `\(key)`.",
      suggestion: near.map { "Mente du `\($0)`?" } ?? "Vælg mellem: \(known.joined(separator: ", ")).", at: key)
    return nil
  }
}

/// `key:` with nothing after it, `~` or `null`.
private func isNull(_ node: Node) -> Bool {
  guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
  return ["", "~", "null"].contains(scalar.string)
}
