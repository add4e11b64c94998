internal import Access
internal import CareModel
internal import ControlStore
package import DocumentModel
internal import MetricEngine
internal import Reporting
package import Serving

/// Which figure is to be explained, as it was typed.
package struct ExplainCall: Hashable, Sendable {
  package var metric: String
  package var from: String?
  package var to: String?
  /// `dimension=value`.
  package var filters: [String]
  /// A unit or facility that the reader narrows to, inside what the role may see.
  package var unit: String?

  package init(
    metric: String, from: String? = nil, to: String? = nil, filters: [String] = [], unit: String? = nil
  ) {
    self.unit = unit
    self.metric = metric
    self.from = from
    self.to = to
    self.filters = filters
  }
}

/// A figure explained (Hvor kommer tallet fra?): every number final, in the order that a reader takes it in.
package struct FigureExplanation: Sendable {
  package var metric: MetricPage.Definition
  /// "oktober 2026".
  package var period: String
  /// "Ydelsesområde", "Midlertidigt botilbud".
  package var filters: [Narrowing]
  /// "34,2", "<5", "mangler".
  package var value: String
  package var unit: String
  /// Who, how many days, what was divided by what.
  package var sentence: String
  /// "foreløbig"; nil when the figure is final.
  package var state: String?
  /// Why there is no value, or which months the value is without; nil of a whole figure.
  package var lack: String?
  /// Numerator and denominator with their words, where the figure is a ratio.
  package var fraction: Fraction?
  /// From rows to one number: how many, what, why.
  package var steps: [Step]
  package var sql: String
  package var sources: [SourceState]
  /// The rows, or why there are none to see.
  package var rows: Rows
  /// The open findings that touch the figure, by check; nil where nothing has been checked.
  package var quality: Quality?
  /// How many different citizens (borgere) the rows are about.
  package var persons: Int { rows.persons }
  /// What stands above the figure when a source of it is stale.
  package var staleness: Notice?
  /// The units and dates that stand under the title.
  package var scope: String

  /// Quality beside the figure (datakvalitet ved tallet).
  package struct Quality: Sendable {
    /// nil when nothing touches the figure.
    package var mark: QualityMark?
    package var checks: [Check]
    /// Checks that said nothing because a source was missing, or that are switched off.
    package var silent: [String]

    package struct Check: Sendable {
      package var id: String
      package var title: String
      package var severity: Notice.Kind
      package var count: String
      package var consequence: String
      package var owner: String
      package var link: Address?
    }
  }

  package struct Narrowing: Sendable {
    package var term: String
    package var value: String
  }

  package struct Fraction: Sendable {
    package var numerator: String
    package var denominator: String
  }

  package struct Step: Sendable {
    package var number: String
    package var text: String
    package var note: String?
    package var isResult: Bool
  }

  package struct Rows: Sendable {
    /// One list a fact: a ratio may have two.
    package var lists: [RowList]
    /// Why they are withheld.
    package var withheld: String?
    /// How many different citizens the rows are about; 0 where they are about none.
    package var persons = 0

    package var count: Int { lists.reduce(0) { $0 + $1.rows.count } }
  }

  package struct RowList: Sendable {
    package var title: String
    package var columns: [DataTable.Column]
    package var rows: [[Cell]]
    /// More than `rows` when the list is cut.
    package var total: Int
  }
}

extension Figures {
  package func explain(_ call: ExplainCall) throws(Refusal) -> FigureExplanation {
    try session.show { inside in
      let open = try inside.warehouse()
      let reader = try open.narrow(inside.reader, to: call.unit)
      let scope = try open.scope(of: reader)
      let (request, definition) = try explained(call, inside)
      let explanation = try ExplanationReading(inside).explanation(request, definition, scope: scope)
      return Shown(
        explanation,
        log: LogLine(
          "forklaring \(call.metric) \(request.from)–\(request.to)", isRows: explanation.rows.count > 0,
          persons: explanation.persons, for: reader))
    }
  }

  /// The explanation as text (`traad explain`).
  package func explainAsText(_ call: ExplainCall) throws(Refusal) -> String {
    ExplanationText.text(try explain(call))
  }

  /// Reads the call.
  func explained(
    _ call: ExplainCall, _ inside: OpenSession
  ) throws(Refusal) -> (MetricRequest, MetricDefinition) {
    let (open, knowledge) = (try inside.warehouse(), inside.knowledge)
    guard let definition = knowledge.metrics[call.metric] else {
      throw Asked.metricUnknown(call.metric, among: knowledge.metrics.named)
    }
    let from = try call.from.map { (text) throws(Refusal) in try Asked.period(text) } ?? open.latestMonth
    let to = try call.to.map { (text) throws(Refusal) in try Asked.period(text) } ?? from
    var filters: [MetricFilter] = []
    for text in call.filters { filters.append(try Asked.filter(text)) }
    return (MetricRequest(metrics: [call.metric], from: from, to: to, filters: filters), definition)
  }
}
