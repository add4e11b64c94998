internal import CareModel

/// Which edition of a report, as it was typed or chosen.
package struct ReportAddress: AddressParameters {
  package var id = ""
  /// `2026-10`; nil is the latest that has ended.
  package var period: String?
  package var unit: String?
  /// `sidste-aar`.
  package var comparison: String?

  package init() {}

  package init(_ id: String, period: String? = nil, unit: String? = nil, comparison: String? = nil) {
    self.id = id
    self.period = period
    self.unit = unit
    self.comparison = comparison
  }

  package static var parameters: [Parameter<ReportAddress>] {
    [
      Parameter("id", \.id), Parameter("periode", \.period), Parameter("enhed", \.unit),
      Parameter("sammenlign", \.comparison),
    ]
  }
}

/// Which edition is to be let out (frigives).
package struct ReleaseAddress: AddressParameters {
  package var id = ""
  package var period: String?
  package var unit: String?

  package init() {}

  package init(_ id: String, period: String? = nil, unit: String? = nil) {
    self.id = id
    self.period = period
    self.unit = unit
  }

  package static var parameters: [Parameter<ReleaseAddress>] {
    [Parameter("id", \.id), Parameter("periode", \.period), Parameter("enhed", \.unit)]
  }
}

/// Which figure is explained (Hvor kommer tallet fra?).
package struct FigureAddress: AddressParameters {
  /// One of the figure's filters, under its dimension's own name; an empty value is "without" and stays.
  package struct Filter: Hashable, Sendable {
    package var dimension: String
    package var value: String

    package init(_ dimension: String, _ value: String) {
      self.dimension = dimension
      self.value = value
    }
  }

  package var metric: String?
  package var from: String?
  /// nil is the same as `from`.
  package var to: String?
  package var filters: [Filter] = []
  /// What the reader has narrowed to; the explained figure is the one that was shown.
  package var unit: String?
  /// The edition that it stands in, and so the way back: `sagsoverblik~2026-10`.
  package var report: String?

  package init() {}

  package init(metric: String, from: String, to: String, filters: [Filter] = []) {
    self.metric = metric
    self.from = from
    self.to = to == from ? nil : to
    self.filters = filters
  }

  package init(_ figure: FigureReference, unit: String? = nil, report: (id: String, period: String)? = nil) {
    self.init(
      metric: figure.metric, from: figure.from, to: figure.to,
      filters: figure.filters.map { Filter($0.dimension, $0.value ?? "") })
    self.unit = unit
    self.report = report.map { "\($0.id)~\($0.period)" }
  }

  package static var parameters: [Parameter<FigureAddress>] {
    [
      Parameter("noegletal", \.metric), Parameter("fra", \.from), Parameter("til", \.to), dimensions,
      Parameter("enhed", \.unit), Parameter("rapport", \.report),
    ]
  }

  private static let dimensions = Parameter<FigureAddress>(
    names: Dimension.allCases.map(\.rawValue), write: { $0.filters.map { ($0.dimension, $0.value) } },
    read: { figure, name, value in
      figure.filters.append(Filter(name, value))
      return true
    })
}
