/// A JSON value whose keys keep their order, so that what is printed can be read and compared.
package indirect enum JSONText {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONText])
  case object([(String, JSONText)])

  package static func int(_ value: Int) -> JSONText { .number(Double(value)) }
  package static func optional(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }
  package static func optional(_ value: String?) -> JSONText { value.map { .text($0) } ?? .null }

  /// On several lines; lists of objects have one object a line.
  package func rendered(indent: Int = 0) -> String {
    let space = String(repeating: " ", count: indent)
    switch self {
    case .list(let items) where items.contains(where: \.isStructure):
      let lines = items.map { item in
        item.isDeep ? "\(space)  " + item.rendered(indent: indent + 2) : "\(space)  " + item.line
      }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(space)]"
    case .object(let fields) where isDeep:
      let lines = fields.map { "\(space)  \(JSONText.quoted($0.0)): \($0.1.rendered(indent: indent + 2))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(space)}"
    default: return line
    }
  }

  /// On one line.
  var line: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): JSONText.digits(value)
    case .text(let text): JSONText.quoted(text)
    case .list(let items): "[" + items.map(\.line).joined(separator: ", ") + "]"
    case .object(let fields):
      "{" + fields.map { "\(JSONText.quoted($0.0)): \($0.1.line)" }.joined(separator: ", ") + "}"
    }
  }

  private var isStructure: Bool {
    switch self {
    case .list, .object: true
    default: false
    }
  }

  /// Whether it holds a list of objects, and so deserves lines of its own.
  private var isDeep: Bool {
    switch self {
    case .object(let fields):
      fields.contains { field in
        if case .list(let items) = field.1 { items.contains(where: \.isStructure) } else { false }
      }
    default: false
    }
  }

  /// Full precision: the shortest digits that read back as the same number.
  package static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 9e15 { return String(Int(value)) }
    return "\(value)"
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let control where control.value < 0x20:
        result +=
          "\\u" + String(repeating: "0", count: 4 - String(control.value, radix: 16).count)
          + String(control.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
