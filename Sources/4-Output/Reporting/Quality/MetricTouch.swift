/// A metric that a check's findings may change (rørt nøgletal).
package struct MetricTouch: Hashable, Sendable {
  package var check: String
  package var metric: String
  /// The extract, as staging has it, whose rows' findings alone do so; nil is every extract.
  package var file: String?

  package init(check: String, metric: String, file: String? = nil) {
    self.check = check
    self.metric = metric
    self.file = file
  }
}
