internal import Access
internal import CareModel
internal import ControlStore
package import DocumentModel
internal import MetricEngine
internal import Reporting

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
          meaning: "\(definition.version), gælder fra \(Words.date(definition.validFrom))"
            + (definition.validTo.map { " til \(Words.date($0))" } ?? "")),
        Word(term: "Ejer", meaning: definition.owner),
      ]
    }
  }

  package struct OracleCase: Sendable {
    package var asked: String
    package var expected: String
  }
}

extension Workspace {
  /// Every key figure, by area.
  package func metrics() -> [MetricPage.Definition] { knowledge.metrics.all.map(MetricPage.Definition.init) }

  /// One key figure with its history for a reader.
  package func showMetric(_ id: String, for reader: Reader) throws(Refusal) -> MetricPage {
    guard let definition = knowledge.metrics[id] else {
      throw Asked.metricUnknown(id, among: knowledge.metrics.named)
    }
    guard let open = try serving.currentUnlessNew() else {
      return MetricPage(
        definition: MetricPage.Definition(definition), oracle: oracleCases(of: id, named: Labels()), history: nil)
    }
    let page = MetricPage(
      definition: MetricPage.Definition(definition), oracle: oracleCases(of: id, named: open.labels), history: nil)
    let scope = try scope(of: reader, in: open)
    var whole = page
    do {
      whole.history = try MetricHistory(definition: definition, open: open, scope: scope).document(
        recipient: "\(reader.role.danishName) · \(scopeText(scope, in: open))")
    } catch MetricRefusal.notByUnit {
      whole.history = nil
    } catch {
      throw Refusal(error)
    }
    try log(.view, "nøgletal \(id)", by: reader)
    return whole
  }

  private func oracleCases(of id: String, named labels: Labels) -> [MetricPage.OracleCase] {
    (knowledge.metrics.oracle(of: id)?.cases ?? []).map { example in
      var asked = Words.window(from: example.from, to: example.to)
      if !example.by.isEmpty {
        asked += ", delt efter " + example.by.map { Words.dimension($0).lowercased() }.joined(separator: " og ")
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
        let name = [row.period.map(Words.period), group.isEmpty ? nil : group].compactMap { $0 }.joined(separator: ", ")
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
