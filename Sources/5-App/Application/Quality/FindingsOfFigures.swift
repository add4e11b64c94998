internal import CareModel
internal import MetricEngine
internal import Reporting

extension Workspace {
  /// The findings that touch the figures that an address names, by id; none for a text that names none.
  func findings(touching text: String, for reader: Reader, in open: OpenWarehouse) throws(Refusal) -> Set<String> {
    guard let figures = FiguresAsked(text) else { return [] }
    let scope = try scope(of: reader, in: open)
    do {
      return try qualityView(scope, in: open).findings(touching: figures)
    } catch {
      throw Refusal(error)
    }
  }

  /// "Forbrug, januar–oktober 2026": the figures that a worklist is narrowed to; nil for a text that names none.
  package func figuresNamed(_ text: String) -> String? {
    guard let figures = FiguresAsked(text) else { return nil }
    let titles = figures.metrics.compactMap { knowledge.metrics[$0]?.title }
    let what = titles.count > 2 ? "rapportens tal" : titles.joined(separator: " og ")
    return
      ([what, Words.window(from: figures.from, to: figures.to)]
      + figures.filters.map { "\(Words.dimension($0.dimension).lowercased()) \($0.value ?? "ikke oplyst")" })
      .joined(separator: ", ")
  }
}
