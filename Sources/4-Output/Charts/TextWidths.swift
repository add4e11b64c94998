/// How wide a text is drawn in IBM Plex Sans, so that labels can be placed without a browser.
///
/// The advance widths are those of the font's own tables (`hmtx` with `HVAR`) at weights 400 and 600 and normal width,
/// in thousandths of the font size. Kerning is left out: it only draws letters closer. Digits are all equally wide.
enum TextWidths {
  /// The width of a text in the units of `size`.
  static func width(of text: String, size: Double, bold: Bool) -> Double {
    var sum = 0
    for scalar in text.unicodeScalars { sum += advance(of: scalar, bold: bold) }
    return Double(sum) * size / 1000
  }

  private static func advance(of scalar: Unicode.Scalar, bold: Bool) -> Int {
    switch scalar.value {
    case 0x20...0x7e: bold ? asciiBold[Int(scalar.value) - 0x20] : ascii[Int(scalar.value) - 0x20]
    case 0xa0...0xff: bold ? latinBold[Int(scalar.value) - 0xa0] : latin[Int(scalar.value) - 0xa0]
    case 0x0300...0x036f, 0x200b...0x200f, 0xfe00...0xfe0f: 0
    default:
      if let known = further[scalar.value] { bold ? known.bold : known.regular } else { widest }
    }
  }

  /// For letters that the table does not know; wide rather than narrow, so that nothing touches.
  private static let widest = 1000

  /// U+0020 to U+007E at weight 400.
  private static let ascii = [
    236, 284, 419, 713, 598, 927, 694, 242, 335, 335, 450, 600, 272, 399, 272, 383, 600, 600, 600, 600, 600,
    600, 600, 600, 600, 600, 292, 292, 600, 600, 600, 477, 891, 641, 653, 621, 671, 583, 559, 695, 707, 400,
    510, 634, 501, 812, 707, 708, 606, 708, 640, 581, 572, 678, 609, 891, 613, 593, 580, 317, 383, 317, 600,
    565, 600, 534, 580, 503, 580, 549, 324, 528, 568, 250, 250, 527, 272, 873, 568, 560, 580, 580, 367, 487,
    351, 568, 492, 768, 507, 499, 464, 343, 314, 343, 600,
  ]

  /// U+0020 to U+007E at weight 600.
  private static let asciiBold = [
    236, 309, 471, 656, 600, 960, 713, 260, 337, 337, 556, 600, 299, 402, 299, 437, 600, 600, 600, 600, 600,
    600, 600, 600, 600, 600, 319, 319, 600, 600, 600, 493, 899, 672, 663, 642, 689, 600, 577, 712, 719, 423,
    545, 678, 521, 817, 719, 712, 641, 712, 664, 611, 580, 689, 638, 949, 655, 632, 599, 329, 437, 329, 600,
    559, 600, 559, 600, 513, 600, 558, 350, 545, 588, 275, 275, 562, 294, 888, 588, 563, 600, 600, 393, 499,
    374, 588, 524, 819, 544, 524, 502, 363, 376, 363, 600,
  ]

  /// U+00A0 to U+00FF at weight 400.
  private static let latin = [
    236, 284, 514, 595, 612, 605, 314, 586, 600, 776, 399, 513, 600, 0, 476, 600, 468, 600, 346, 346, 600, 573,
    652, 326, 600, 359, 398, 513, 847, 872, 824, 467, 641, 641, 641, 641, 641, 641, 907, 621, 583, 583, 583,
    583, 400, 400, 400, 400, 674, 707, 708, 708, 708, 708, 708, 600, 708, 678, 678, 678, 678, 593, 606, 640,
    534, 534, 534, 534, 534, 534, 864, 503, 549, 549, 549, 549, 250, 250, 250, 250, 555, 568, 560, 560, 560,
    560, 560, 600, 568, 568, 568, 568, 568, 499, 580, 499,
  ]

  /// U+00A0 to U+00FF at weight 600.
  private static let latinBold = [
    236, 309, 541, 586, 623, 637, 376, 574, 600, 787, 434, 545, 600, 0, 468, 600, 469, 600, 347, 345, 600, 593,
    670, 349, 600, 348, 423, 545, 840, 863, 827, 486, 672, 672, 672, 672, 672, 672, 950, 642, 600, 600, 600,
    600, 423, 423, 423, 423, 694, 719, 712, 712, 712, 712, 712, 600, 712, 689, 689, 689, 689, 632, 641, 677,
    559, 559, 559, 559, 559, 559, 864, 513, 558, 558, 558, 558, 275, 275, 275, 275, 589, 588, 563, 563, 563,
    563, 563, 600, 571, 588, 588, 588, 588, 524, 600, 524,
  ]

  /// Dashes, quotation marks, arrows and signs of arithmetic.
  private static let further: [UInt32: (regular: Int, bold: Int)] = [
    0x2010: (399, 402),  // ‐
    0x2011: (399, 402),  // ‑
    0x2012: (588, 588),  // ‒
    0x2013: (588, 588),  // –
    0x2014: (780, 780),  // —
    0x2018: (273, 292),  // ‘
    0x2019: (273, 292),  // ’
    0x201c: (475, 517),  // “
    0x201d: (474, 517),  // ”
    0x201e: (475, 520),  // „
    0x2022: (396, 420),  // •
    0x2026: (803, 869),  // …
    0x2030: (1306, 1360),  // ‰
    0x20ac: (625, 626),  // €
    0x2190: (820, 876),  // ←
    0x2191: (820, 876),  // ↑
    0x2192: (820, 876),  // →
    0x2193: (820, 876),  // ↓
    0x2212: (600, 600),  // −
    0x2248: (600, 600),  // ≈
    0x2260: (600, 600),  // ≠
    0x2264: (600, 600),  // ≤
    0x2265: (600, 600),  // ≥
  ]
}
