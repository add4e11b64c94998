package import CareModel
internal import Danish
internal import Definitions
package import Diagnostics
package import Foundation

/// All report definitions of a folder; only sound ones are in it.
package struct ReportCatalogue: Sendable {
  package private(set) var reports: [ReportDefinition] = []

  package init(_ reports: [ReportDefinition]) { self.reports = reports }

  package subscript(id id: String) -> ReportDefinition? { reports.first { $0.id == id } }

  /// Reads every `.yaml` of the folder, sorted by name.
  ///
  /// - Parameters:
  ///   - metrics: the ids that may be used; others are faults.
  ///   - dimensions: what each metric can be split by; to split it by another is a fault.
  package static func load(
    folder: URL, metrics: Set<String>, dimensions: [String: [CareModel.Dimension]] = [:]
  ) throws -> (ReportCatalogue, [Diagnostic]) {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    var reports: [ReportDefinition] = []
    var faults: [Diagnostic] = []
    for name in names {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let (report, found) = read(name: "7-reports/\(name)", text: text, metrics: metrics, dimensions: dimensions)
      faults += found
      if let report, found.isEmpty { reports.append(report) }
    }
    return (ReportCatalogue(reports), faults)
  }

  /// Reads one definition; the report is nil when its frame cannot be read.
  package static func read(
    name: String, text: String, metrics: Set<String>, dimensions: [String: [CareModel.Dimension]] = [:]
  ) -> (ReportDefinition?, [Diagnostic]) {
    let file = DefinitionFile(name: name, text: text)
    guard let top = file.mapping else { return (nil, file.faults) }
    let report = ReportReader(metrics: metrics, dimensions: dimensions).report(top)
    return (report, file.faults)
  }
}

/// Reads a report definition from YAML, one method a part.
private struct ReportReader {
  let metrics: Set<String>
  let dimensions: [String: [CareModel.Dimension]]

  /// Tells where a figure is split by what it has not; the page would be refused when somebody opens it.
  private func check(_ metrics: [String?], by dimension: CareModel.Dimension?, _ key: String, _ item: DefinitionMapping)
  {
    guard let dimension else { return }
    for metric in Set(metrics.compactMap { $0 }).sorted() {
      guard let own = dimensions[metric], !own.contains(dimension) else { continue }
      item.report(
        "dimension-umulig", "`\(metric)` kan ikke deles på `\(dimension.rawValue)`.",
        suggestion: "Vælg mellem: \(own.map(\.rawValue).sorted().joined(separator: ", ")).", at: key)
    }
  }

  func report(_ top: DefinitionMapping) -> ReportDefinition? {
    let id = top.string("id")
    let version = top.string("version")
    let name = top.string("navn")
    let heading = top.string("overskrift")
    let grain = top.choice("periode", Period.Grain.self)
    let lead = top.choice("indledning", ReportDefinition.Lead.self)
    let sentence = lead == .figure ? sentence(top) : nil
    let keyFigures = top.mappings("noegletal").compactMap(keyFigure)
    if keyFigures.count > 5 {
      top.report("for-mange-noegletal", "En rapport har højst fem nøgletal øverst.", at: "noegletal")
    }
    if lead == .figure, keyFigures.isEmpty {
      top.report(
        "noegletal-mangler", "Indledningen siger det første nøgletal, og rapporten har ingen.", at: "indledning")
    }
    let sections = top.mappings("afsnit").compactMap(section)
    for (id, count) in Dictionary(sections.map { ($0.id, 1) }, uniquingKeysWith: +) where count > 1 {
      top.report("id-gentaget", "Afsnittet `\(id)` findes \(count) gange.", at: "afsnit")
    }
    let words = top.mappings("ord").compactMap { word -> ReportDefinition.WordDefinition? in
      defer { word.finish() }
      let metric = optionalMetric(word, "metrik")
      guard let term = word.string("ord"), let meaning = word.string("betydning") else { return nil }
      return ReportDefinition.WordDefinition(term: term, meaning: meaning, metric: metric)
    }
    let facts = top.strings("fakta")
    top.finish()
    guard let id, let version, let name, let heading, let grain, let lead else { return nil }
    return ReportDefinition(
      id: id, version: version, name: name, heading: heading, grain: grain, facts: facts, lead: lead,
      keyFigures: keyFigures, sections: sections, words: words, sentence: sentence)
  }

  private func sentence(_ top: DefinitionMapping) -> LeadSentence? {
    guard let text = top.string("saetning") else { return nil }
    if let sentence = LeadSentence(text) { return sentence }
    top.report(
      "saetning-pladser", "Sætningen skal have en plads til tallet og en til perioden.",
      suggestion: "Skriv {vaerdi}, eller {vaerdi:én klage|klager} for et antal, og {periode}.", at: "saetning")
    return nil
  }

  private func keyFigure(_ item: DefinitionMapping) -> KeyFigureDefinition? {
    defer { item.finish() }
    let metric = metric(item, "metrik")
    let label = item.string("navn")
    let window = item.choice("vindue", ReportWindow.self)
    let format = item.choice("format", NumberText.self)
    let plan = plan(item)
    let divisor = optionalMetric(item, "delt_med").map {
      KeyFigureDefinition.Divisor(
        metric: $0, label: item.string("delt_med_navn") ?? "",
        format: item.optionalChoice("delt_med_format", NumberText.self) ?? .persons)
    }
    let note = item.optionalString("note")
    let lastYear = item.bool("sidste_aar")
    let previous = item.bool("forrige")
    let marks = item.bool("marker_over")
    guard let metric, let label, let window, let format else { return nil }
    return KeyFigureDefinition(
      metric: metric, label: label, window: window, format: format, plan: plan, divisor: divisor, note: note,
      showsLastYear: lastYear, showsPrevious: previous, marksExcess: marks)
  }

  private enum SectionKind: String, CaseIterable {
    case table = "tabel"
    case line = "linje"
    case flow = "bevaegelse"
    case deviation = "afvigelse"
    case bars = "soejler"
    case list = "liste"
    case quality = "kvalitet"
  }

  private func section(_ item: DefinitionMapping) -> SectionDefinition? {
    defer { item.finish() }
    let id = item.string("id")
    let title = item.string("titel")
    let subtitle = item.optionalString("undertitel")
    let sheet = item.optionalString("ark")
    if let name = sheet ?? title, name.utf16.count > SectionDefinition.longestSheetName {
      item.report(
        "arknavn-langt", "`\(name)` er for langt til et arks navn i et regneark.",
        suggestion: "Skriv `ark:` med et navn på højst \(SectionDefinition.longestSheetName) tegn.",
        at: sheet == nil ? "titel" : "ark")
    }
    let help = item.strings("hjaelp")
    if help.isEmpty {
      item.report(
        "hjaelp-mangler", "Afsnittet mangler en hjælpetekst.", suggestion: "Skriv `hjaelp:` med mindst ét afsnit.")
    }
    guard let word = item.choice("slags", SectionKind.self) else { return nil }
    let kind: SectionDefinition.Kind? =
      switch word {
      case .table: table(item).map { .table($0) }
      case .line: line(item).map { .line($0) }
      case .flow: flow(item).map { .flow($0) }
      case .deviation: deviation(item).map { .deviation($0) }
      case .bars: bars(item).map { .bars($0) }
      case .list: list(item).map { .list($0) }
      case .quality: item.choice("emne", SectionDefinition.QualitySubject.self).map { .quality($0) }
      }
    guard let id, let title, let kind else { return nil }
    return SectionDefinition(id: id, title: title, subtitle: subtitle, sheet: sheet, kind: kind, help: help)
  }

  private func table(_ item: DefinitionMapping) -> SectionDefinition.TableDefinition? {
    let by = item.choice("pr", Dimension.self)
    let under = item.optionalChoice("under", Dimension.self)
    let rowTitle = item.string("raekke_navn")
    let total = item.bool("i_alt", default: true)
    let totalLabel = item.optionalString("i_alt_navn") ?? "I alt"
    let finds = item.bool("find_afvigelse")
    let footnotes = item.strings("fodnoter")
    let columns = item.mappings("kolonner").compactMap(column)
    let shown = columns.flatMap { [$0.metric, $0.plan] }
    check(shown, by: by, "pr", item)
    check(shown, by: under, "under", item)
    guard let by, let rowTitle else { return nil }
    return SectionDefinition.TableDefinition(
      by: by, under: under, rowTitle: rowTitle, columns: columns, hasTotal: total, totalLabel: totalLabel,
      footnotes: footnotes, findsDeviation: finds)
  }

  private func column(_ item: DefinitionMapping) -> SectionDefinition.ColumnDefinition? {
    defer { item.finish() }
    let kind = item.choice("slags", SectionDefinition.ColumnDefinition.Kind.self)
    let title = item.string("titel")
    let unit = item.optionalString("enhed")
    let metric = metric(item, "metrik")
    let plan = optionalMetric(item, "plan")
    let window = item.choice("vindue", ReportWindow.self)
    let format = item.choice("format", NumberText.self)
    guard let kind, let title, let metric, let window, let format else { return nil }
    if [.deviation, .deviationPercent, .deviationBar].contains(kind) && plan == nil {
      item.report("plan-mangler", "En afvigelse skal have en `plan` at afvige fra.")
      return nil
    }
    return SectionDefinition.ColumnDefinition(
      kind: kind, title: title, unit: unit, metric: metric, plan: plan, window: window, format: format)
  }

  private func line(_ item: DefinitionMapping) -> SectionDefinition.LineDefinition? {
    let metric = metric(item, "metrik")
    let plan = plan(item)
    let format = item.choice("format", NumberText.self)
    let measure = item.string("maal")
    let focus = item.mapping("fokus").flatMap { focus -> SectionDefinition.LineDefinition.Focus? in
      defer { focus.finish() }
      guard let metric = self.metric(focus, "metrik"), let dimension = focus.choice("pr", Dimension.self) else {
        return nil
      }
      check([metric], by: dimension, "pr", focus)
      return SectionDefinition.LineDefinition.Focus(metric: metric, dimension: dimension)
    }
    guard let metric, let format, let measure else { return nil }
    return SectionDefinition.LineDefinition(
      metric: metric, plan: plan, format: format, measure: measure, focus: focus)
  }

  private func flow(_ item: DefinitionMapping) -> SectionDefinition.FlowDefinition? {
    guard let inflow = metric(item, "tilgang"), let outflow = metric(item, "afgang"),
      let stock = metric(item, "beholdning")
    else { return nil }
    return SectionDefinition.FlowDefinition(inflow: inflow, outflow: outflow, stock: stock)
  }

  private func deviation(_ item: DefinitionMapping) -> SectionDefinition.DeviationDefinition? {
    guard let metric = metric(item, "metrik"), let plan = self.metric(item, "plan"),
      let by = item.choice("pr", Dimension.self), let window = item.choice("vindue", ReportWindow.self),
      let format = item.choice("format", NumberText.self)
    else { return nil }
    check([metric, plan], by: by, "pr", item)
    return SectionDefinition.DeviationDefinition(metric: metric, plan: plan, by: by, window: window, format: format)
  }

  private func bars(_ item: DefinitionMapping) -> SectionDefinition.BarsDefinition? {
    let lastYear = item.bool("sidste_aar")
    guard let metric = metric(item, "metrik"), let by = item.choice("pr", Dimension.self),
      let window = item.choice("vindue", ReportWindow.self), let format = item.choice("format", NumberText.self),
      let noun = item.string("ting")
    else { return nil }
    check([metric], by: by, "pr", item)
    return SectionDefinition.BarsDefinition(
      metric: metric, by: by, window: window, format: format, showsLastYear: lastYear, noun: noun)
  }

  private func list(_ item: DefinitionMapping) -> SectionDefinition.ListDefinition? {
    let limit = item.optionalInt("hoejst") ?? 50
    guard let metric = metric(item, "metrik"), let empty = item.string("tom_tekst") else { return nil }
    return SectionDefinition.ListDefinition(metric: metric, limit: limit, emptyText: empty)
  }

  /// A plan with its names; where there is one, both names are needed.
  private func plan(_ item: DefinitionMapping) -> Plan? {
    guard let metric = optionalMetric(item, "plan") else { return nil }
    guard let name = item.string("plan_navn"), let definite = item.string("plan_bestemt") else { return nil }
    return Plan(metric: metric, name: name, definite: definite)
  }

  private func metric(_ item: DefinitionMapping, _ key: String) -> String? {
    item.string(key).flatMap { known($0, item, key) }
  }

  private func optionalMetric(_ item: DefinitionMapping, _ key: String) -> String? {
    item.optionalString(key).flatMap { known($0, item, key) }
  }

  private func known(_ id: String, _ item: DefinitionMapping, _ key: String) -> String? {
    if metrics.contains(id) { return id }
    let near = nearMiss(id, among: metrics.sorted())
    item.report(
      "metrik-ukendt", "Nøgletallet `\(id)` findes ikke.",
      suggestion: near.map { "Mente du `\($0)`?" } ?? "Nøgletallene står i 6-metrics.", at: key)
    return nil
  }
}
