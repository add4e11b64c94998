internal import DocumentModel

/// The words above the rows: the day that decides on one side of its line, what is at stake on the other.
struct CourseHeader {
  private var blocks: [(block: TextBlock, x: Double, top: Double, anchor: Anchor)] = []
  private(set) var height = 8.0
  private(set) var markX: Double?
  private(set) var markTop = 0.0
  private let style: Style

  init(_ chart: CourseChart, scale: CourseScale, style: Style) {
    self.style = style
    let width = style.width
    markX = chart.mark.map { scale.x($0.isEnd ? $0.day + 1 : $0.day) }
    let stakeX = chart.stake.map { scale.x($0.from) }
    // Side by side on one line where both have room; else one above the other.
    if let mark = chart.mark, let stake = chart.stake, let markX {
      let left = style.width(of: mark.text, .strong)
      let right = style.width(of: stake.text, .more)
      let start = max(markX + 8, stakeX ?? markX)
      if markX - 8 - left >= 0, start + right <= width {
        add([mark.text], .strong, at: markX - 8, top: 0, anchor: .end)
        add([stake.text], .more, at: start, top: 0, anchor: .start)
        height = style.lineHeight + 6
        return
      }
    }
    var top = 0.0
    if let stake = chart.stake, let stakeX {
      let lines = style.wrapped(stake.text, .more, limit: width - 4, lines: 2)
      let widest = lines.map { style.width(of: $0, .more) }.max() ?? 0
      add(lines, .more, at: max(0, min(stakeX, width - widest)), top: top, anchor: .start)
      top += Double(lines.count) * style.lineHeight + 2
    }
    if let mark = chart.mark, let markX {
      markTop = top
      let lines = style.wrapped(mark.text, .strong, limit: width - 4, lines: 2)
      let widest = lines.map { style.width(of: $0, .strong) }.max() ?? 0
      if markX - 8 - widest >= 0 {
        add(lines, .strong, at: markX - 8, top: top, anchor: .end)
      } else {
        add(lines, .strong, at: max(0, min(markX + 8, width - widest)), top: top, anchor: .start)
        // A text that is wider than both sides stands above the line, not across it.
        if markX + 8 + widest > width { markTop = top + Double(lines.count) * style.lineHeight + 2 }
      }
      top += Double(lines.count) * style.lineHeight + 2
    }
    height = max(8, top + 4)
  }

  private mutating func add(_ lines: [String], _ tone: Tone, at x: Double, top: Double, anchor: Anchor) {
    blocks.append((TextBlock(lines, tone), x, top, anchor))
  }

  func draw(on canvas: inout Canvas) {
    for each in blocks { canvas.block(each.block, x: each.x, top: each.top, anchor: each.anchor) }
  }
}
