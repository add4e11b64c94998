internal import Danish
internal import Diagnostics

/// A column taken for a field, with the reason.
struct FieldMatch {
  let field: Field
  let column: SeenColumn
  let score: Double
  let reason: String
  /// What the column's words or names become.
  var values: [String: String] = [:]
  /// The list whose names the column has.
  var list: String?

  /// nil when the column cannot be the field.
  init?(_ field: Field, _ column: SeenColumn, _ hints: ProposalHints, _ lists: [String: ValueList]) {
    let (name, nameReason) = FieldMatch.name(field, column.name, hints) ?? (0, "")
    // Without a name that says something, only numbers of persons are known by their form.
    if name == 0, field.kind != .cpr { return nil }
    self.field = field
    self.column = column
    let share = field.kind == .name ? 0 : column.share(of: field.kind)
    let isEmpty = column.values.isEmpty
    // Where the name leaves no doubt, values that break a rule of form are told, not a reason to look elsewhere.
    let isCertain = isEmpty || name >= 0.9
    var evidence = 0.0
    var seen = ""
    switch field.kind {
    case .text, .code, .function, .businessNumber, .name:
      // A number of a person or a date is not the text of anything.
      if !isEmpty, name < 1, column.share(of: .cpr) > 0.8 || column.share(of: .date) > 0.8 { return nil }
    case .cpr:
      guard isCertain || share > 0.5 else { return nil }
      (evidence, seen) = (isEmpty ? 0 : 0.55, "værdierne har form som CPR-numre")
    case .date:
      guard isCertain || share > 0.6 else { return nil }
      (evidence, seen) = (isEmpty ? 0 : 0.25, "værdierne er datoer")
    case .month, .quarter:
      guard isCertain || share > 0.6 else { return nil }
      (evidence, seen) = (isEmpty ? 0 : 0.5, "værdierne er \(field.kind == .month ? "måneder" : "kvartaler")")
    case .municipality:
      let names = lists["omraadenavne"].map { column.share(in: $0.values) } ?? 0
      if !isEmpty, share <= 0.6, names > 0.6 {
        list = "omraadenavne"
        (evidence, seen) = (0.3, "værdierne er navne på kommuner")
      } else {
        guard isCertain || share > 0.6 else { return nil }
        (evidence, seen) = (isEmpty ? 0 : 0.15, "værdierne har form som kommunekoder")
      }
    case .words(let words):
      let others = hints.values[field.name] ?? [:]
      let known = column.share(of: words, also: others)
      if !isEmpty, name < 0.9, known < 0.5 { return nil }
      if share < known { values = others.filter { other in column.holds(other.key) } }
      (evidence, seen) = (known * 0.45, "\(DanishText.percent(known)) af værdierne er ord, feltet kender")
    case .boolean:
      guard isCertain || share > 0.8 else { return nil }
      (evidence, seen) = (isEmpty ? 0 : 0.1, "værdierne er ja eller nej")
    case .amount, .number, .whole, .level:
      guard isCertain || share > 0.6 else { return nil }
      (evidence, seen) = (isEmpty ? 0 : 0.1, "værdierne er tal")
    }
    score = name + evidence
    guard name >= 0.55 || (name + evidence >= 0.55 && evidence > 0.4) else { return nil }
    let shape = evidence > 0 ? seen : isEmpty ? "kolonnen er tom" : ""
    reason = [nameReason, shape].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// How much a column's name is a field's, and why one thinks so.
  private static func name(_ field: Field, _ column: String, _ hints: ProposalHints) -> (Double, String)? {
    let name = folded(column)
    if name.isEmpty { return nil }
    let own = folded(field.name)
    if name == own { return (1, "samme navn") }
    let words = (hints.fields[field.name] ?? []) + field.aliases.map(folded)
    if let place = words.firstIndex(of: name) {
      return (0.95 - Double(min(place, 15)) * 0.005, "kendt navn for feltet")
    }
    if name.count > 3, nearMiss(name, among: [own]) != nil { return (0.8, "navnet ligner") }
    if name.count > 4, nearMiss(name, among: words.filter { $0.count > 4 }) != nil {
      return (0.7, "navnet ligner et kendt navn")
    }
    if own.count > 4, name.contains(own) || name.count > 3 && own.hasPrefix(name) {
      return (0.65, "navnet indeholder feltets")
    }
    if words.contains(where: { $0.count > 4 && name.contains($0) }) { return (0.6, "navnet indeholder et kendt navn") }
    return nil
  }
}
