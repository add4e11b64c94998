/// The same digits for the same bytes on every machine (FNV-1a over 32 bits): short names that stay from one run to the next.
package struct StableHash {
  private var hash: UInt32 = 2_166_136_261

  package init() {}

  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
  }

  /// Eight hexadecimal digits.
  package var text: String { StableHash.digits(hash) }

  /// Eight hexadecimal digits.
  package static func digits(_ number: UInt32) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// FNV-1a over 64 bits. Of a text, and not of any bytes: what is generic is not compiled for who calls it from another target.
  package static func wide(_ text: String) -> UInt64 {
    var (hash, text) = (UInt64(14_695_981_039_346_656_037), text)
    text.withUTF8 { bytes in
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    }
    return hash
  }
}

extension String {
  /// Eight hexadecimal digits that are the same for the same text on every machine.
  package var stableHash: String {
    var hash = StableHash()
    hash.add(utf8)
    return hash.text
  }
}
