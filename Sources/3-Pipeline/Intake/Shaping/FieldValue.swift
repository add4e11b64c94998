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
    if source.isPlain { return written(cells.first { !$0.isEmpty } ?? []) }
    let isText = source.isJoined || source.find != nil || !source.values.isEmpty || kind != .date && source.dates != nil
    let cells = isText ? cells.map(TypedCell.plain) : cells
    var value = source.isJoined ? joined(cells) : cells.first { !$0.isEmpty } ?? []
    if kind != .date, let dates = source.dates { value = day(value, dates) }
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

  /// The day as `åååå-mm-dd`, for what is made of a part of it; as it stands where it is none.
  private func day(_ value: [UInt8], _ dates: DateWriting) -> [UInt8] {
    guard let day = dates.rewritten(String(decoding: value, as: UTF8.self)).map({ Array($0.utf8) }), day.count == 10
    else { return value }
    return Array(day[6...] + [45] + day[3..<5] + [45] + day[..<2])
  }

  private func joined(_ cells: [[UInt8]]) -> [UInt8] {
    cells.allSatisfy(\.isEmpty) ? [] : Array(cells.joined(separator: [UInt8(ascii: "-")]))
  }

  /// The value as the extract writes it.
  private func written(_ value: [UInt8]) -> Outcome {
    if value.isEmpty { return .value(value) }
    if isWorkbook, let type = value.first.flatMap(CellType.init) { return typed(value, type) }
    if isNumeric { return .value(number(value)) }
    guard kind == .date, let dates = source.dates ?? form.dates else { return .value(value) }
    guard let date = dates.rewritten(String(decoding: value, as: UTF8.self)) else {
      return .malformed(.dateMalformed, value.withUnsafeBufferPointer(shape))
    }
    return .value(Array(date.utf8))
  }

  /// A cell keeps its type for the check of its field; national figures are texts. A moment is a day only where the
  /// profile says that the file writes moments.
  private func typed(_ value: [UInt8], _ type: CellType) -> Outcome {
    guard kind != nil else {
      switch type {
      case .error, .uncalculated: return .value([])
      default: return .value(isNumeric ? TypedCell.written(value) : TypedCell.plain(value))
      }
    }
    if kind == .date, type == .moment, [.timestamp, .dashedTimestamp].contains(source.dates ?? form.dates),
      let day = DateWriting.timestamp.rewritten(String(decoding: value[1...], as: UTF8.self))
    {
      return .value(Array(day.utf8))
    }
    return .value(value)
  }

  /// Dot and comma change places where the file has a decimal dot, so that what could be read in two ways still can.
  private func number(_ value: [UInt8]) -> [UInt8] {
    form.hasDecimalDot ? value.map { $0 == 46 ? 44 : $0 == 44 ? 46 : $0 } : value
  }
}
