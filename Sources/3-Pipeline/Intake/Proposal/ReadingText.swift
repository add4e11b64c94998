/// A reading as the lines of a profile, each thing with its reason beside it.
struct ReadingText {
  let reading: Reading
  let reasons: [String: String]
  var missing: [String] = []

  var lines: [String] {
    var lines = ["- read: [\(reading.patterns.map(quoted).joined(separator: ", "))]"]
    switch reading.target {
    case .extract(let source): lines.append("  into: \(source.name)")
    case .national(let table, _): lines += ["  into: nationale_tal", "  table: \(quoted(table))"]
    }
    if reading.takesSeveral { lines.append("  several: true") }
    if let form { lines.append("  form: {\(form)}") }
    if reading.header != [1] {
      let rows = reading.header.map(String.init).joined(separator: ", ")
      lines.append("  header: \(reading.header.count == 1 ? rows : "[\(rows)]")")
    }
    if !reading.missing.isEmpty { lines.append("  missing: \(list(reading.missing))") }
    if !reading.totals.isEmpty { lines.append("  totals: \(list(reading.totals))") }
    if reading.hasNotes { lines.append("  notes: true") }
    if let heading = reading.heading { lines.append("  heading: \(quoted(heading))") }
    if !reading.fillDown.isEmpty { lines.append("  fill_down: \(list(reading.fillDown))") }
    for test in reading.keep {
      lines.append("  keep:")
      lines.append(
        "    - {column: \(quoted(test.column)), is: \(list(test.values)), because: \(quoted(test.reason))}")
    }
    if let unfold = reading.unfold {
      lines.append(
        "  unfold: {pattern: '\(unfold.pattern)', into: \(list(unfold.names)), value: \(quoted(unfold.value))}")
    }
    lines.append("  fields:")
    for field in reading.fields { lines.append("    \(text(field))") }
    for name in missing {
      lines.append("    \(quoted(name)): {value: \"\"}  # MANGLER: skriv kolonnen eller en fast værdi")
    }
    return lines
  }

  private func text(_ field: FieldSource) -> String {
    var value = quoted(field.columns.first ?? "")
    if let list = field.list {
      value = "{column: \(value), values: \(list)}"
    } else if !field.values.isEmpty {
      let words = field.values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(quoted($0.value))" }
      value = "{column: \(value), values: {\(words.joined(separator: ", "))}}"
    } else if let dates = field.dates {
      value = "{column: \(value), dates: \(quoted(dates.rawValue))}"
    }
    let reason = reasons[field.field].map { $0.isEmpty ? "" : "  # \($0)" } ?? ""
    return "\(quoted(field.field)): \(value)\(reason)"
  }

  private var form: String? {
    var parts: [String] = []
    if let delimiter = reading.form.delimiter {
      let written = delimiter == 9 ? "tab" : String(decoding: [delimiter], as: UTF8.self)
      parts.append("delimiter: \(quoted(written))")
    }
    if reading.form.hasDecimalDot { parts.append("decimal: \".\"") }
    if let dates = reading.form.dates { parts.append("dates: \(quoted(dates.rawValue))") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private func list(_ texts: [String]) -> String { "[\(texts.map(quoted).joined(separator: ", "))]" }
}

/// Text as YAML takes it: plain where it is only letters, else in quotes.
func quoted(_ text: String) -> String {
  let isPlain = text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
  if isPlain, !words.contains(text.lowercased()) { return text }
  let escaped = text.unicodeScalars.reduce(into: "") { result, scalar in
    switch scalar {
    case "\"", "\\": result += "\\" + String(scalar)
    case _ where scalar.properties.isWhitespace: result += " "
    case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
    default:
      let digits = String(scalar.value, radix: 16)
      result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
  }
  return "\"\(escaped)\""
}

/// Text for a comment, which ends with its line: nothing that is no letter, figure or sign.
func commented(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { $0.properties.isWhitespace ? " " : isPrintable($0) ? $0 : "\u{fffd}" }))
}

/// Whether YAML takes the character as it stands.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
  default: false
  }
}
