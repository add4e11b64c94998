package import CareModel
package import MetricEngine

/// Where the worklist (fejlliste) is, with its filter set. The only place below the pages that knows its address.
package enum WorklistPath {
  package static let root = "/datakvalitet"

  package static func finding(_ id: String) -> String { "\(root)/fund/\(id)" }

  package static func path(check: String? = nil, figures: FiguresAsked? = nil) -> String {
    let pairs = [("kontrol", check), ("tal", figures?.text)].compactMap { name, value in
      value.map { "\(name)=\(escaped($0))" }
    }
    return pairs.isEmpty ? root : root + "?" + pairs.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = UnicodeScalar(byte)
      let isPlain =
        scalar.properties.isAlphabetic && byte < 128 || (48...57).contains(byte) || "-._~".utf8.contains(byte)
      result += isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return result
  }
}

/// Which figures a worklist is narrowed to: some metrics over one window, all with the same filters.
///
/// As text in an address: `forbrug,enhedspris~2026-01~2026-10~service_area=bpa`; an empty value is "without".
package struct FiguresAsked: Hashable, Sendable {
  package var metrics: [String]
  package var from: Period
  package var to: Period
  package var filters: [MetricFilter]

  package init(metrics: [String], from: Period, to: Period, filters: [MetricFilter] = []) {
    self.metrics = metrics
    self.from = from
    self.to = to
    self.filters = filters
  }

  /// nil for a text that says no figures.
  package init?(_ text: String) {
    let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, let from = Period(parts[1]), let to = Period(parts[2]) else { return nil }
    metrics = parts[0].split(separator: ",").map(String.init)
    self.from = from
    self.to = to
    filters = []
    for part in parts.dropFirst(3) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard pair.count == 2, let dimension = Dimension(rawValue: pair[0]) else { return nil }
      filters.append(MetricFilter(dimension, pair[1].isEmpty ? nil : pair[1]))
    }
  }

  package var text: String {
    ([metrics.joined(separator: ","), from.description, to.description]
      + filters.map { "\($0.dimension.rawValue)=\($0.value ?? "")" }).joined(separator: "~")
  }
}
