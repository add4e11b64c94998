internal import CareModel
internal import Definitions
package import Diagnostics
package import Foundation
package import MetricEngine

/// All report definitions of a folder; only sound ones are in it.
package struct ReportCatalogue: Sendable {
  package private(set) var reports: [ReportDefinition] = []

  package init(_ reports: [ReportDefinition]) { self.reports = reports }

  package subscript(id id: String) -> ReportDefinition? { reports.first { $0.id == id } }

  /// Reads every `.yaml` of the folder, sorted by name.
  ///
  /// - Parameter metrics: those that may be used; others are faults.
  package static func load(folder: URL, metrics: MetricCatalogue) throws -> (ReportCatalogue, [Diagnostic]) {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    var reports: [ReportDefinition] = []
    var faults: [Diagnostic] = []
    for name in names {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let (report, found) = read(name: "7-reports/\(name)", text: text, metrics: metrics)
      faults += found
      if let report, found.isEmpty { reports.append(report) }
    }
    return (ReportCatalogue(reports), faults)
  }

  /// Reads one definition; the report is nil when its frame cannot be read.
  package static func read(
    name: String, text: String, metrics: MetricCatalogue
  ) -> (ReportDefinition?, [Diagnostic]) {
    let file = DefinitionFile(name: name, text: text)
    guard let top = file.mapping else { return (nil, file.faults) }
    let report = ReportDefinition(reading: top, metrics: KnownMetrics(metrics))
    return (report, file.faults)
  }
}

/// How often a report comes, in the words of its definition.
enum GrainWord: String, CaseIterable {
  case month = "maaned"
  case quarter = "kvartal"
  case half = "halvaar"
  case year = "aar"

  var grain: Period.Grain {
    switch self {
    case .month: .month
    case .quarter: .quarter
    case .half: .half
    case .year: .year
    }
  }
}

extension ReportDefinition {
  fileprivate init?(reading top: DefinitionMapping, metrics: KnownMetrics) {
    let id = top.string("id")
    let version = top.string("version")
    let name = top.string("name")
    let heading = top.string("heading")
    let grain = top.choice("period", GrainWord.self)?.grain
    lead = top.mappings("lead").compactMap { Phrases.read($0, metrics: metrics) }
    if !top.keys.contains("lead") { top.report("felt-mangler", "Feltet `lead` mangler.") }
    keyFigures = top.mappings("key_figures").compactMap { KeyFigureDefinition(reading: $0, metrics: metrics) }
    if keyFigures.count > 5 {
      top.report("for-mange-noegletal", "En rapport har højst fem nøgletal øverst.", at: "key_figures")
    }
    if lead.contains(where: \.saysFirstFigure), keyFigures.isEmpty {
      top.report("noegletal-mangler", "Indledningen siger det første nøgletal, og rapporten har ingen.", at: "lead")
    }
    sections = top.mappings("sections").compactMap { SectionDefinition(reading: $0, metrics: metrics) }
    for (id, count) in Dictionary(sections.map { ($0.id, 1) }, uniquingKeysWith: +) where count > 1 {
      top.report("id-gentaget", "Afsnittet `\(id)` findes \(count) gange.", at: "sections")
    }
    words = top.mappings("words").compactMap { WordDefinition(reading: $0, metrics: metrics) }
    facts = top.strings("facts")
    top.finish()
    guard let id, let version, let name, let heading, let grain else { return nil }
    (self.id, self.version, self.name, self.heading, self.grain) = (id, version, name, heading, grain)
  }
}

extension ReportDefinition.WordDefinition {
  fileprivate init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    defer { item.finish() }
    metric = metrics.optionalMetric(item, "metric")
    guard let term = item.string("word"), let meaning = item.string("meaning") else { return nil }
    (self.term, self.meaning) = (term, meaning)
  }
}

extension SectionDefinition {
  fileprivate init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    defer { item.finish() }
    let id = item.string("id")
    let title = item.string("title")
    subtitle = item.optionalString("subtitle")
    sheet = item.optionalString("sheet")
    if let name = sheet ?? title, name.utf16.count > SectionDefinition.longestSheetName {
      item.report(
        "arknavn-langt", "`\(name)` er for langt til et arks navn i et regneark.",
        suggestion: "Skriv `sheet:` med et navn på højst \(SectionDefinition.longestSheetName) tegn.",
        at: sheet == nil ? "title" : "sheet")
    }
    help = item.strings("help")
    if help.isEmpty {
      item.report(
        "hjaelp-mangler", "Afsnittet mangler en hjælpetekst.", suggestion: "Skriv `help:` med mindst ét afsnit.")
    }
    let word = item.choice("kind", among: SectionKinds.all.map { $0.word })
    guard let type = SectionKinds.all.first(where: { $0.word == word }),
      let kind = type.init(reading: item, metrics: metrics), let id, let title
    else { return nil }
    (self.id, self.title, self.kind) = (id, title, kind)
  }
}
