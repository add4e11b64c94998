import Danish
import DocumentModel
import Foundation
import Testing

@testable import Charts

@Suite struct PlacementTests {
  @Test func `labels with room keep their places`() {
    #expect(spread([10, 50], heights: [14, 14], within: 0...100, gap: 2) == [10, 50])
  }

  @Test func `labels that coincide move apart as little as possible and stay inside`() {
    #expect(spread([50, 50, 50], heights: [14, 14, 14], within: 0...100, gap: 2) == [34, 50, 66])
    #expect(spread([95, 95], heights: [14, 14], within: 0...100, gap: 2) == [70, 86])
    #expect(spread([-5, 0], heights: [14, 14], within: 0...100, gap: 2) == [0, 16])
  }

  @Test func `an axis has three to five round ticks that cover the values`() {
    for seed in 0..<2000 {
      var dice = Dice(UInt64(seed))
      let size = dice.pick([0.1, 1, 30, 1000, 610_000, 1e9, 9e11])
      let values = (0..<5).map { _ in Double.random(in: -0.5...1, using: &dice) * size }
      let axis = ValueAxis(values: values, format: NumberFormat(decimals: 1))
      #expect((3...5).contains(axis.ticks.count), "seed \(seed): \(axis.ticks)")
      #expect(values.allSatisfy { $0 >= axis.low - size * 1e-6 && $0 <= axis.high + size * 1e-6 }, "seed \(seed)")
      #expect(Set(axis.labels).count == axis.labels.count, "seed \(seed): \(axis.labels)")
    }
  }

  @Test func `an axis of whole numbers has no halves`() {
    #expect(ValueAxis(values: [0, 1], format: NumberFormat()).labels == ["0", "1", "2"])
    #expect(ValueAxis(values: [212, 229], format: NumberFormat()).labels == ["210", "215", "220", "225", "230"])
    #expect(
      ValueAxis(values: [28.9, 34.2], format: NumberFormat(decimals: 1)).labels == ["28", "30", "32", "34", "36"])
    #expect(ValueAxis(values: [-3.9, 0.9], format: NumberFormat(decimals: 1)).labels == ["−4", "−2", "0", "2"])
    let kroner = ValueAxis(values: [3e9, 61e9], format: NumberFormat())
    #expect(kroner.labels == ["0", "20\u{a0}mia.", "40\u{a0}mia.", "60\u{a0}mia.", "80\u{a0}mia."])
  }

  @Test func `long names break where they may and lose letters only at the end of the last line`() {
    let style = Style(size: .wide, idPrefix: "a")
    #expect(
      style.wrapped("Tre unge fra familieområdet", .ink, limit: 110, lines: 2) == ["Tre unge fra", "familieområdet"])
    #expect(style.wrapped("under §\u{a0}107 nu", .ink, limit: 70, lines: 3) == ["under", "§\u{a0}107 nu"])
    let cut = style.wrapped("et to tre fire fem seks syv", .ink, limit: 60, lines: 2)
    #expect(cut.count == 2 && cut[1].hasSuffix("…"))
    for line in style.wrapped("Døgnforanstaltningsområdet", .ink, limit: 60, lines: 9) {
      #expect(style.width(of: line, .ink) <= 60)
    }
  }

  @Test func `the widths of letters are those of the font`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../vendor/fonts/IBMPlexSans[wdth,wght].ttf")
    let font = try FontTables(data: [UInt8](Data(contentsOf: file)))
    for code in Array(0x20...0x7e) + Array(0xa1...0xac) + Array(0xae...0xff) + [0x2013, 0x2026, 0x2190, 0x2192, 0x2212]
    {
      let scalar = try #require(Unicode.Scalar(UInt32(code)))
      let expected = try #require(font.advance(of: code))
      #expect(
        TextWidths.width(of: String(scalar), size: 1000, bold: false) == Double(expected),
        "U+\(String(code, radix: 16))")
    }
  }
}

/// The default widths (weight 400) in a TrueType file: `cmap` format 4 and `hmtx`.
struct FontTables {
  enum Fault: Error { case noTable(String) }

  private let data: [UInt8]
  private var offsets: [String: Int] = [:]
  private let segments: Int

  init(data: [UInt8]) throws {
    self.data = data
    for index in 0..<(Int(data[4]) << 8 | Int(data[5])) {
      let entry = 12 + index * 16
      let name = String(decoding: data[entry..<entry + 4], as: UTF8.self)
      offsets[name] = (0..<4).reduce(0) { $0 << 8 | Int(data[entry + 8 + $1]) }
    }
    guard let cmap = offsets["cmap"] else { throw Fault.noTable("cmap") }
    var found: Int?
    for index in 0..<(Int(data[cmap + 2]) << 8 | Int(data[cmap + 3])) {
      let start = cmap + (0..<4).reduce(0) { $0 << 8 | Int(data[cmap + 4 + index * 8 + 4 + $1]) }
      if data[start] == 0 && data[start + 1] == 4 { found = start }
    }
    guard let found else { throw Fault.noTable("cmap format 4") }
    segments = found
  }

  private func short(_ offset: Int) -> Int { Int(data[offset]) << 8 | Int(data[offset + 1]) }

  func advance(of code: Int) -> Int? {
    guard let hmtx = offsets["hmtx"], let hhea = offsets["hhea"] else { return nil }
    let double = short(segments + 6)
    for index in stride(from: 0, to: double, by: 2) where short(segments + 14 + index) >= code {
      let start = short(segments + 16 + double + index)
      guard start <= code else { return nil }
      let delta = short(segments + 16 + 2 * double + index)
      let rangeAt = segments + 16 + 3 * double + index
      let range = short(rangeAt)
      let glyph =
        range == 0 ? (code + delta) & 0xffff : (short(rangeAt + range + 2 * (code - start)) + delta) & 0xffff
      return short(hmtx + 4 * min(glyph, short(hhea + 34) - 1))
    }
    return nil
  }
}
