/// What found no room beside its point: lines below the drawing, so that nothing said is lost.
struct Notes {
  private var items: [TextBlock.Line] = []

  mutating func add(_ text: String, _ tone: Tone) { items.append(TextBlock.Line(text: text, tone: tone)) }

  /// Draws the notes below `bottom` and returns the height of the whole drawing.
  func draw(below bottom: Double, on canvas: inout Canvas) -> Double {
    let style = canvas.style
    var top = bottom + style.scaled(6)
    for item in items {
      let block = TextBlock(style.wrapped(item.text, item.tone, limit: style.width - 2, lines: 4), item.tone)
      canvas.block(block, x: 0, top: top)
      top += style.height(of: block) + style.scaled(4)
    }
    return (top + (items.isEmpty ? 2 : 0)).rounded(.up)
  }
}

extension Canvas {
  /// An empty chart says so; it is not an error.
  mutating func nothingToShow() {
    text("Ingen tal at vise i perioden.", .ink, at: Point(x: 0, y: style.scaled(24)))
    height = style.scaled(40).rounded(.up)
  }
}
