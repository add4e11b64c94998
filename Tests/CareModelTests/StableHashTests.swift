import CareModel
import Testing

/// Names made by these are kept in files: they never change.
@Suite struct StableHashTests {
  // Published values of FNV-1a.
  @Test(arguments: [
    ("", "811c9dc5", 0xcbf2_9ce4_8422_2325), ("a", "e40c292c", 0xaf63_dc4c_8601_ec8c),
    ("foobar", "bf9cf968", 0x8594_4171_f739_67e8 as UInt64),
  ])
  func `the same text has the same digits everywhere`(text: String, narrow: String, wide: UInt64) {
    #expect(text.stableHash == narrow && StableHash.wide(text) == wide)
  }

  @Test func `bytes may come in parts, and digits are always eight`() {
    var hash = StableHash()
    hash.add("foo".utf8)
    hash.add("bar".utf8)
    #expect(hash.text == "foobar".stableHash && StableHash.digits(10) == "0000000a")
  }
}
