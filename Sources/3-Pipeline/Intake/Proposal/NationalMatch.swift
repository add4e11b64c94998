/// A file of national figures: municipalities or regions beside numbers, years in a column or side by side.
struct NationalMatch {
  let fields: [FieldSource]
  let unfold: Reading.Unfold?
  let fillDown: [String]
  let reasons: [String: String]
  let keep: Reading.RowTest?
  let hasHeading: Bool
  /// Whether the figures have a time.
  let hasTime: Bool

  /// nil when no column holds areas, or no number can be told apart.
  init?(_ table: SeenTable, _ columns: [SeenColumn], _ hints: ProposalHints, _ lists: [String: ValueList]) {
    let names = lists["omraadenavne"]?.values ?? [:]
    let periods = columns.filter { SeenTable.isPeriod($0.name) }
    let ends = columns.filter { column in
      column.name.count > 4 && !column.name.dropLast(4).contains(where: \.isNumber)
        && SeenTable.isPeriod(String(column.name.suffix(4)))
    }
    let wide = periods.isEmpty ? (ends.count > 1 ? ends : []) : periods
    let isWide = Set(wide.map(\.index))
    let rest = columns.filter { !isWide.contains($0.index) && !$0.values.isEmpty }
    let codes = Set(names.values)
    guard
      let area = rest.first(where: {
        $0.share(of: .municipality) > 0.9 && $0.values.allSatisfy { codes.contains(fourDigits($0)) }
      })
        ?? rest.first(where: { $0.share(in: names) > 0.9 })
    else { return nil }
    let isNamed = area.share(in: names) > 0.9
    var reasons: [String: String] = [:]
    var fields: [FieldSource] = []
    var source = FieldSource(field: "OMRÅDE")
    source.columns = [table.reference(area.index)]
    if isNamed { (source.values, source.list) = (names, "omraadenavne") }
    reasons["OMRÅDE"] = isNamed ? "værdierne er navne på områder" : "værdierne er kommunekoder"
    let labels = rest.filter { $0.index != area.index }
    if wide.isEmpty {
      let time = labels.first { $0.values.allSatisfy(SeenTable.isPeriod) }
      guard
        let number = labels.last(where: { $0.index != time?.index && $0.share(of: .number(decimals: false)) > 0.9 }),
        time != nil || labels.count == 1
      else { return nil }
      unfold = nil
      hasTime = time != nil
      fields = labels.filter { $0.index != time?.index && $0.index != number.index && $0.share(in: names) < 0.9 }
        .map { NationalMatch.label($0, table) }
      fields.append(source)
      if let time { fields.append(NationalMatch.field("TID", table.reference(time.index))) }
      fields.append(NationalMatch.field("INDHOLD", table.reference(number.index)))
      reasons["TID"] = "værdierne er perioder"
      reasons["INDHOLD"] = "den sidste kolonne med tal"
    } else {
      let isPlain = !periods.isEmpty
      hasTime = true
      unfold = Reading.Unfold(
        columns: [], pattern: isPlain ? "(\\d{4}(?:[KQMHkqmh]\\d{1,2})?)" : "(\\D+)(\\d{4})",
        names: isPlain ? ["Periode"] : ["Mål", "Periode"], value: "Tal")
      fields = labels.filter { $0.share(in: names) < 0.9 }.map { NationalMatch.label($0, table) }
      if !isPlain { fields.append(NationalMatch.field("Mål", "Mål")) }
      fields += [source, NationalMatch.field("TID", "Periode"), NationalMatch.field("INDHOLD", "Tal")]
      reasons["TID"] = "\(wide.count) kolonner hedder som perioder; hver bliver til rækker"
      reasons["INDHOLD"] = "tallene under perioderne"
    }
    hasHeading = table.headings > 0
    if hasHeading { fields.insert(NationalMatch.field("Indikator", "Gruppe"), at: 0) }
    // A label that is written where it changes, and stands on the first row.
    fillDown = labels.filter { column in
      column.filled * 2 < table.rows.count && table.rows.first?.cells[column.index].isEmpty == false
    }.map { table.reference($0.index) }
    keep = NationalMatch.unit(labels, table, hints)
    self.fields = fields
    self.reasons = reasons
  }

  private static func label(_ column: SeenColumn, _ table: SeenTable) -> FieldSource {
    field(column.name.isEmpty ? "Kolonne \(column.index + 1)" : column.name, table.reference(column.index))
  }

  private static func field(_ name: String, _ column: String) -> FieldSource {
    var source = FieldSource(field: name)
    source.columns = [column]
    return source
  }

  /// A column of units in which every figure stands more than once.
  private static func unit(_ labels: [SeenColumn], _ table: SeenTable, _ hints: ProposalHints) -> Reading.RowTest? {
    for column in labels {
      let kinds = column.kinds
      guard (2...4).contains(kinds.count), column.filled == table.rows.count,
        let kept = hints.units.first(where: kinds.contains), kinds.isSubset(of: Set(hints.units))
      else { continue }
      return Reading.RowTest(
        column: table.reference(column.index), values: [kept],
        reason: "hvert tal står i \(kinds.count) enheder eller prisniveauer; kun én må tælle")
    }
    return nil
  }
}

private func fourDigits(_ code: String) -> String { code.count == 3 ? "0" + code : code }
