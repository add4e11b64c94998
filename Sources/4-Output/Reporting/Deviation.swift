internal import CareModel
internal import Danish
internal import MetricEngine

/// How a whole lies to its plan, and which of its parts lie above theirs (dom over en afvigelse). Both are judged as they
/// are shown: what is rounded away is no deviation, and so no sentence can say what its table contradicts.
struct Deviation {
  enum Standing { case above, level, below }

  struct Part {
    var key: String?
    var deviation: Double
  }

  let total: Double
  /// The parts whose excess can be seen, the largest first.
  let above: [Part]
  let standing: Standing

  init(total: Double, parts: [Part], format: NumberText) {
    self.total = total
    let level = format.isLevelBelow
    standing = abs(total) < level ? .level : total > 0 ? .above : .below
    above = parts.filter { $0.deviation >= level }
      .sorted { ($0.deviation, $1.key ?? "") > ($1.deviation, $0.key ?? "") }
  }

  var worst: Part? { above.first }

  /// Whether one part has more than half of what lies above.
  var liesMostlyInWorst: Bool {
    guard let worst else { return false }
    return worst.deviation > above.reduce(0) { $0 + $1.deviation } / 2
  }
}

extension ReportWriter {
  /// A metric held against its plan, for the whole and by a dimension; nil where the whole cannot be told.
  func deviation(
    _ metric: String, plan: String, by dimension: Dimension, window: ReportWindow, format: NumberText
  ) throws -> Deviation? {
    let (from, to) = window.bounds(period)
    let whole = try reader.figure(metric, from: from, to: to)
    let planned = try reader.figure(plan, from: from, to: to)
    let actuals = try reader.figures(metric, from: from, to: to, by: [dimension])
    let plans = try reader.figures(plan, from: from, to: to, by: [dimension])
    guard let total = whole.difference(to: planned) else { return nil }
    let parts = Set(actuals.keys).union(plans.keys).compactMap { key -> Deviation.Part? in
      // The whole is known, so a part without a row has spent or been given nothing; a hidden one is left out.
      let (actual, plan) = (actuals[key].map(\.value) ?? 0, plans[key].map(\.value) ?? 0)
      guard let actual, let plan else { return nil }
      return Deviation.Part(key: key[0], deviation: actual - plan)
    }
    return Deviation(total: total, parts: parts, format: format)
  }

  /// "Merforbruget ligger især i midlertidigt botilbud": the finding of a table of deviations.
  func finding(_ deviation: Deviation, of money: Spending, by dimension: Dimension) -> String {
    let (own, plan) = (DanishText.capitalised(money.definite), money.planDefinite)
    let spent = "\(money.done) mere end \(plan)"
    let noun = dimension == .serviceArea ? CountedNoun.areas : CountedNoun(one: "én linje", many: "linjer")
    let worst = deviation.worst.map { place($0.key, of: dimension) }
    switch (deviation.standing, worst) {
    case (.above, nil): return "\(own) er over \(plan), men ingen \(noun.many) skiller sig ud"
    case (.above, let worst?):
      if deviation.above.count == 1 { return "Kun \(worst.name) har \(spent)" }
      return deviation.liesMostlyInWorst
        ? "\(DanishText.capitalised(money.moreDefinite)) ligger især \(worst.at)"
        : "\(noun.heading(deviation.above.count)) har \(spent), mest \(worst.name)"
    case (.level, nil): return "\(own) følger \(plan)"
    case (.level, let worst?): return "\(own) følger \(plan) i alt; det største \(money.more) er \(worst.at)"
    case (.below, nil): return "Ingen \(noun.many) har \(spent)"
    case (.below, let worst?): return "\(own) er under \(plan) i alt; det største \(money.more) er \(worst.at)"
    }
  }

  /// A key in a sentence: its name, and where something lies in it.
  func place(_ key: String?, of dimension: Dimension) -> (name: String, at: String) {
    let label = labels.label(key, of: dimension).name
    guard dimension == .serviceArea else { return (label, "hos \(label)") }
    let name = DanishText.inSentence(label)
    return key == Self.withoutArea ? ("funktionerne uden område", "på funktionerne uden område") : (name, "i \(name)")
  }

  /// Money on main functions of the field that belongs to no area.
  static let withoutArea = "uden_omraade"
}
