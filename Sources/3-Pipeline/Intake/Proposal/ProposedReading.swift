extension Reading {
  /// A reading of an unknown file for an extract, with the reason for each field.
  static func proposed(
    _ file: SampledFile, _ table: SeenTable, _ match: ExtractMatch
  ) -> (reading: Reading, reasons: [String: String]) {
    var fields: [FieldSource] = []
    var reasons: [String: String] = [:]
    // What every date of the file is written as stands once; else each column has its own.
    let dates = Set(match.fields.filter { $0.field.kind == .date && !$0.column.values.isEmpty }.map(\.column.dates))
    for found in match.fields {
      var source = FieldSource(field: found.field.name)
      source.columns = [table.reference(found.column.index)]
      source.values = found.values
      source.list = found.list
      if found.field.kind == .date, dates.count > 1 { source.dates = found.column.dates }
      fields.append(source)
      reasons[found.field.name] = found.reason
    }
    var reading = common(file, table, .extract(match.source), fields)
    // One column with comma shows that dots are thousands in the others.
    let numbers = match.fields.filter { $0.field.kind.isMeasured }.map(\.column)
    let hasComma = numbers.contains { column in column.values.contains { $0.contains(",") } }
    reading.form.hasDecimalDot = !hasComma && numbers.contains(where: \.hasDecimalDot)
    if dates.count == 1 { reading.form.dates = dates.first ?? nil }
    return (reading, reasons)
  }

  static func proposed(
    _ file: SampledFile, _ table: SeenTable, _ columns: [SeenColumn], _ match: NationalMatch, _ rules: StatisticsRules
  ) -> Reading {
    var reading = common(
      file, table, .national(table: file.stem.prefix { $0 != "." }.uppercased(), rules: rules), match.fields)
    reading.unfold = match.unfold
    reading.fillDown = match.fillDown
    reading.heading = match.heading
    reading.hasNotes = table.notes > 0 && match.heading == nil
    reading.keep = match.keep.map { [$0] } ?? []
    let numbers = columns.filter { $0.share(of: .number(decimals: false)) > 0.9 || $0.hasDecimalDot }
    let hasComma = numbers.contains { column in column.values.contains { $0.contains(",") } }
    reading.form.hasDecimalDot = !hasComma && numbers.contains(where: \.hasDecimalDot)
    return reading
  }

  private static func common(
    _ file: SampledFile, _ table: SeenTable, _ target: Target, _ fields: [FieldSource]
  ) -> Reading {
    var reading = Reading(patterns: [file.stem], target: target, fields: fields)
    if !file.isWorkbook, file.delimiter != UInt8(ascii: ";") { reading.form.delimiter = file.delimiter }
    reading.header = table.header
    reading.missing = table.missing
    reading.totals = table.totals.sorted()
    reading.hasNotes = table.notes > 0
    return reading
  }
}

extension Field.Kind {
  /// Whether values are numbers with decimals.
  fileprivate var isMeasured: Bool {
    switch self {
    case .amount, .number: true
    default: false
    }
  }
}
