/// Gives one field its value: constants, patterns, the municipality's own words, and the file's way of writing.
struct FieldValue {
  enum Outcome {
    case value([UInt8])
    /// The same in every row.
    case constant([UInt8])
    /// Not as the profile says that the file writes.
    case malformed(FaultKind, String)
  }

  private let source: FieldSource
  private let kind: Field.Kind?
  private let form: Reading.Form
  private let isWorkbook: Bool
  private let pattern: TextPattern?
  private let isNumeric: Bool

  init(_ source: FieldSource, kind: Field.Kind?, form: Reading.Form, isWorkbook: Bool) {
    self.source = source
    self.kind = kind
    self.form = form
    self.isWorkbook = isWorkbook
    pattern = source.find.flatMap(TextPattern.init)
    isNumeric =
      switch kind {
      case .amount, .number, .whole: true
      case nil: ["indhold", "antal"].contains(folded(source.field))
      default: false
      }
  }

  /// - Parameters:
  ///   - cells: the values of the field's columns.
  func value(_ cells: [[UInt8]]) -> Outcome {
    if let constant = source.constant { return .constant(Array(constant.utf8)) }
    var value = source.isJoined ? joined(cells) : cells.first { !$0.isEmpty } ?? []
    if source.isPlain { return written(value) }
    if value.isEmpty, let empty = source.empty { return .value(Array(empty.utf8)) }
    if let pattern, let template = source.write,
      let rewritten = pattern.rewritten(String(decoding: value, as: UTF8.self), as: template)
    {
      value = Array(rewritten.utf8).withUnsafeBufferPointer { Array(trimmed($0)) }
    }
    if !source.values.isEmpty || source.others != nil, !value.isEmpty {
      if let word = source.values[folded(String(decoding: value, as: UTF8.self))] {
        return .value(Array(word.utf8))
      }
      if let others = source.others { return .value(Array(others.utf8)) }
    }
    return written(value)
  }

  private func joined(_ cells: [[UInt8]]) -> [UInt8] {
    cells.allSatisfy(\.isEmpty) ? [] : Array(cells.joined(separator: [UInt8(ascii: "-")]))
  }

  /// The value as the extract writes it.
  private func written(_ value: [UInt8]) -> Outcome {
    if value.isEmpty { return .value(value) }
    if isNumeric { return .value(number(value)) }
    guard kind == .date, let dates = form.dates else { return .value(value) }
    if isWorkbook, value.withUnsafeBufferPointer(workbookDay) != nil { return .value(value) }
    guard let date = dates.rewritten(String(decoding: value, as: UTF8.self)) else {
      return .malformed(.dateMalformed, value.withUnsafeBufferPointer(shape))
    }
    return .value(Array(date.utf8))
  }

  /// Dot and comma change places where the file has a decimal dot, so that what could be read in two ways still can.
  private func number(_ value: [UInt8]) -> [UInt8] {
    if kind == nil, isWorkbook, let cell = workbookNumber(value) { return cell }
    return form.hasDecimalDot ? value.map { $0 == 46 ? 44 : $0 == 44 ? 46 : $0 } : value
  }

  /// A number cell with a dot, as it was before it was stored in seventeen digits: `4.4000000000000004` is 4,4. Three
  /// digits after the dot could be thousands in a text, unless the profile says that they are decimals.
  private func workbookNumber(_ value: [UInt8]) -> [UInt8]? {
    guard value.contains(46), value.withUnsafeBufferPointer(isWorkbookNumber) else { return nil }
    if !form.hasDecimalDot, case .number = value.withUnsafeBufferPointer(writtenNumber) { return nil }
    guard let number = Double(String(decoding: value, as: UTF8.self)) else { return nil }
    let text = "\(number)"
    return text.contains("e") ? nil : text.utf8.map { $0 == 46 ? 44 : $0 }
  }
}
