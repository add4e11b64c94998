/// The widths of a sheet's columns in letters, and how many sheets of A4 on their side they take beside each other, so that
/// the letters can be read: words are wrapped first, and what still does not fit goes on to another sheet.
struct PageWidths {
  /// Letters across A4 on its side, at a size that one can read.
  static let page = 165
  /// A column of words is not made narrower than this.
  private static let narrowest = 14

  let widths: [Int]
  let pagesWide: Int

  init(wishes: [(isText: Bool, width: Int)]) {
    let least = wishes.reduce(0) { $0 + ($1.isText ? min($1.width, Self.narrowest) : $1.width) }
    let pages = max(1, (least + Self.page - 1) / Self.page)
    var widths = wishes.map(\.width)
    // The widest column of words gives first, one letter at a time, until all have room or none can give more.
    while widths.reduce(0, +) > pages * Self.page {
      let widest = wishes.indices.filter { wishes[$0].isText && widths[$0] > Self.narrowest }
        .max { (widths[$0], $1) < (widths[$1], $0) }
      guard let widest else { break }
      widths[widest] -= 1
    }
    self.widths = widths
    pagesWide = pages
  }
}
