internal import Access
internal import CareModel
internal import ControlStore
internal import Danish
package import DocumentModel
internal import MetricEngine
internal import Reporting
package import Serving

/// Everything about one key figure: what it is, its worked example, how it has moved.
package struct MetricPage: Sendable {
  package var definition: Definition
  /// The cases of its worked example (facit), in words.
  package var oracle: [OracleCase]
  /// The last two years month by month; nil when there is nothing to draw.
  package var history: Document?

  /// The definition as a reader sees it.
  package struct Definition: Hashable, Sendable {
    package var id: String
    package var title: String
    package var area: String
    package var help: [String]
    package var facts: [Word]

    init(_ definition: MetricDefinition) {
      id = definition.id
      title = definition.title
      area = Words.area(definition.area)
      help = definition.help
      facts = [
        Word(term: "Enhed", meaning: definition.unit.rawValue),
        Word(term: "Population", meaning: Words.population(definition.population)),
        Word(term: "Retning", meaning: Words.direction(definition.direction)),
        Word(
          term: "Kan deles efter",
          meaning: definition.dimensions.isEmpty
            ? "Vises kun i alt" : definition.dimensions.map(Words.dimension).joined(separator: ", ")),
        Word(term: "Lovgrundlag", meaning: definition.legalBasis),
        Word(term: "Formål", meaning: definition.purpose),
        Word(
          term: "Version",
          meaning: "\(definition.version), gælder fra \(DanishText.date(definition.validFrom))"
            + (definition.validTo.map { " til \(DanishText.date($0))" } ?? "")),
        Word(term: "Ejer", meaning: definition.owner),
      ]
    }
  }

  package struct OracleCase: Sendable {
    package var asked: String
    package var expected: String
  }
}

extension Figures {
  /// One key figure with its history for a reader; without a warehouse what it is alone.
  package func metric(_ id: String) throws(Refusal) -> MetricPage {
    try session.show { inside in
      guard let definition = inside.knowledge.metrics[id] else {
        throw Asked.metricUnknown(id, among: inside.knowledge.metrics.named)
      }
      let open = try inside.warehouseUnlessNew()
      var page = MetricPage(
        definition: MetricPage.Definition(definition),
        oracle: inside.knowledge.oracleCases(of: id, named: open?.labels ?? Labels()), history: nil)
      guard let open else { return .withoutFigures(page) }
      let scope = try open.scope(of: inside.reader)
      do {
        page.history = try MetricHistory(definition: definition, open: open, scope: scope).document(
          recipient: "\(inside.reader.role.danishName) · \(open.name(of: scope))")
      } catch MetricRefusal.notByUnit {
        page.history = nil
      }
      return Shown(page, log: LogLine("nøgletal \(id)"))
    }
  }
}

extension Knowledge {
  /// Every key figure, by area.
  package func metricDefinitions() -> [MetricPage.Definition] { metrics.all.map(MetricPage.Definition.init) }

  fileprivate func oracleCases(of id: String, named labels: Labels) -> [MetricPage.OracleCase] {
    (metrics.oracle(of: id)?.cases ?? []).map { example in
      var asked = DanishText.longName(from: example.from, to: example.to)
      if !example.by.isEmpty {
        asked += ", delt efter " + DanishText.list(example.by.map { Words.dimension($0).lowercased() })
      }
      if !example.filters.isEmpty {
        asked +=
          ", kun "
          + example.filters.map { filter in
            "\(Words.dimension(filter.dimension).lowercased()) \(labels.label(filter.value, of: filter.dimension).name)"
          }.joined(separator: ", ")
      }
      let expected = example.expected.map { row in
        let group = zip(row.groups, example.by).map { labels.label($0, of: $1).name }.joined(separator: ", ")
        let value =
          row.value.map { NumberFormat(decimals: $0 == $0.rounded() ? 0 : 4).text($0) }
          ?? row.state.map(Words.state) ?? "–"
        let name = [row.period.map(DanishText.name(of:)), group.isEmpty ? nil : group].compactMap { $0 }.joined(
          separator: ", ")
        return name.isEmpty ? value : "\(name): \(value)"
      }
      return MetricPage.OracleCase(asked: asked, expected: expected.joined(separator: " · "))
    }
  }
}

extension Words {
  static func area(_ folder: String) -> String {
    switch folder {
    case "aktivitet": "Aktivitet"
    case "befolkning": "Befolkning"
    case "datakvalitet": "Datakvalitet"
    case "kvalitet": "Kvalitet"
    case "oekonomi": "Økonomi"
    case "personale": "Personale"
    case "sager": "Sager og opfølgning"
    case "tilbud": "Tilbud"
    default: folder
    }
  }
}
