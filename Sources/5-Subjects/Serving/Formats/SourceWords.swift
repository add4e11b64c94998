internal import CareModel
internal import Danish
internal import MetricEngine

extension SourceState {
  /// "januar–oktober 2025", or why it speaks of no month.
  package var coveredText: String {
    if !isRead { return "ingen måneder" }
    if rowsRead == 0 {
      return rowsSetAside > 0 ? "ingen måneder: alle rækker er sat til side" : "ingen måneder: filen har ingen rækker"
    }
    return coverage.map { DanishText.longName(from: $0.first, to: $0.last) } ?? "gælder uden måned"
  }

  /// "dækker januar–oktober 2025", "gælder uden måned".
  package var coveringText: String {
    isRead && rowsRead > 0 && coverage == nil ? coveredText : "dækker \(coveredText)"
  }

  /// "maj og juni 2025": the months between that it left out; nil where there are none.
  package var gapText: String? {
    coverage.flatMap { $0.gaps.isEmpty ? nil : DanishText.months($0.gaps) }
  }
}
