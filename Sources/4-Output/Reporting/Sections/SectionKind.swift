internal import CareModel
internal import Definitions
internal import DocumentModel

/// A kind of section (slags afsnit). One file holds all that is peculiar to it: the fields that a definition may give it, the
/// figures it asks for, and what it writes. See docs/decisions/0018-reports-as-definitions.md.
protocol SectionKind: Sendable {
  /// What a definition calls it: `tabel`.
  static var word: String { get }

  /// Reads its own fields; nil where one of them is wrong, which the file then says.
  init?(reading item: DefinitionMapping, metrics: KnownMetrics)

  /// The figures that it is about: what an edition goes by when it leaves some out.
  var figures: [ShownFigure] { get }

  /// The same section without what some metrics say; nil where it says nothing else.
  func without(_ metrics: Set<String>) -> Self?

  /// The same section with its millions written in another unit.
  func money(in unit: NumberText) -> Self

  /// Whether it draws the months of a year beside those of the year before.
  var drawsMonthsBesideLastYear: Bool { get }

  /// Whether it is made of findings, and so changes whenever their status does.
  var showsFindings: Bool { get }

  /// Asks for its figures and writes them. It is called until everything it asked for is answered, so it asks for what it can
  /// before it looks at any of it.
  func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section
}

extension SectionKind {
  func without(_ metrics: Set<String>) -> Self? {
    figures.contains { metrics.contains($0.metric) } ? nil : self
  }

  func money(in unit: NumberText) -> Self { self }
  var drawsMonthsBesideLastYear: Bool { false }
  var showsFindings: Bool { false }
}

/// A kind that writes all its figures in one format.
protocol OneFormatSection: SectionKind {
  var format: NumberText { get set }
}

extension OneFormatSection {
  func money(in unit: NumberText) -> Self {
    var section = self
    section.format = format.money(in: unit)
    return section
  }
}

/// A figure that a section is about.
struct ShownFigure {
  var metric: String
  /// nil where its rows are shown and not its number.
  var format: NumberText?
  var window: ReportWindow
  /// Whether the same window of an earlier time stands beside it.
  var isHeldAgainstEarlier = false
}

/// The kinds of section that there are.
enum SectionKinds {
  static let all: [any SectionKind.Type] = [
    TableSection.self, LineSection.self, FlowSection.self, DeviationSection.self, BarsSection.self, ListSection.self,
    QualitySection.self, DistributionSection.self, TextSection.self,
  ]
}
