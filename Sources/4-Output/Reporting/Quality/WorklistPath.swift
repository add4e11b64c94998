/// Where the worklist (fejlliste) is, with its filter set. The only place that knows its address.
package enum WorklistPath {
  package static let root = "/fejlliste"

  package static func path(
    check: String? = nil, metric: String? = nil, from: String? = nil, to: String? = nil,
    filters: [(dimension: String, value: String?)] = [], severity: String? = nil, owner: String? = nil
  ) -> String {
    var parts: [(String, String?)] = [
      ("kontrol", check), ("alvor", severity), ("ejer", owner), ("noegletal", metric), ("fra", from),
      ("til", to == from ? nil : to),
    ]
    parts += filters.map { ($0.dimension, $0.value ?? "") }
    let pairs = parts.compactMap { name, value in value.map { "\(name)=\(escaped($0))" } }
    return pairs.isEmpty ? root : root + "?" + pairs.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = UnicodeScalar(byte)
      let isPlain = scalar.properties.isAlphabetic && byte < 128 || (48...57).contains(byte) || "-._~".utf8.contains(byte)
      result += isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return result
  }
}
