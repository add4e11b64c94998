/// Horizontal bars one below the other, each with its name and value: the layout that bars and deviations share.
struct BarRows {
  /// What stands beside a bar.
  struct Row {
    var name: String
    var nameTone: Tone
    /// 0 where there is no value.
    var value: Double
    var mark: Double?
    /// The value in words: "+3,9", "<5", "mangler".
    var text: String
    var textTone: Tone
    /// A small word after the value: "foreløbig".
    var word: String
    /// A longer word, shown only where there is room: "ellers kan <5 regnes ud".
    var aside: String
    var kind: Kind
  }

  enum Kind {
    case bar(Shape)
    /// Hatched stub of a fixed length.
    case suppressed
    case hidden
    case missing
  }

  /// A row with its place.
  struct Placed {
    var row: Row
    var nameLines: [String]
    /// Upper edge of the whole row.
    var top: Double
    var barTop: Double
    var height: Double
  }

  let style: Style
  let rows: [Row]
  /// Room above the rows for a header.
  let headerHeight: Double
  /// Names stand above their bars, for narrow drawings.
  let namesAbove: Bool
  let nameWidth: Double
  /// Where zero is, and units a value.
  let zero: Double
  let unit: Double
  let barHeight: Double
  let placed: [Placed]
  let bottom: Double

  /// `least` is the width that a header needs left and right of zero.
  init(rows: [Row], style: Style, headerHeight: Double, least: (left: Double, right: Double) = (0, 0)) {
    self.rows = rows
    self.style = style
    self.headerHeight = headerHeight
    barHeight = style.isPrint ? 13 : rows.count > 14 ? 20 : 24
    let widestName = rows.map { style.width(of: $0.name, $0.nameTone) }.max() ?? 0
    let nameLimit: Double =
      switch style.size {
      case .wide: 232
      case .half: 168
      case .narrow: 112
      case .print: 176
      }
    let beside = Frame(
      rows: rows, style: style, left: min(widestName, nameLimit) + style.scaled(14), least: least, words: true)
    namesAbove =
      style.isNarrow && (widestName > nameLimit || beside.longestBar < 90)
      || style.size == .half && beside.longestBar < 90
    let frame = namesAbove ? Frame(rows: rows, style: style, left: 2, least: least, words: false) : beside
    nameWidth = namesAbove ? style.width - 12 : min(widestName, nameLimit)
    zero = frame.zero
    unit = frame.unit
    var top = headerHeight
    var placed: [Placed] = []
    for row in rows {
      let word = row.word.isEmpty || !namesAbove ? 0 : style.width(of: row.word, .axis) + 10
      let lines = style.wrapped(row.name, row.nameTone, limit: nameWidth - word, lines: 2)
      let names = Double(max(lines.count, 1) - 1) * style.lineHeight + style.textHeight
      let above = namesAbove ? names + 3 : 0
      let height = namesAbove ? above + barHeight : max(barHeight, names)
      let barTop = namesAbove ? top + above : top + (height - barHeight) / 2
      placed.append(Placed(row: row, nameLines: lines, top: top, barTop: barTop, height: height))
      top += height + (namesAbove ? 14 : style.isPrint ? 6.5 : rows.count > 14 ? 10 : 14)
    }
    self.placed = placed
    bottom = (placed.last.map { $0.top + $0.height } ?? headerHeight) + style.scaled(6)
  }

  func x(_ value: Double) -> Double { zero + value * unit }

  /// Draws rows and the line at zero.
  func draw(on canvas: inout Canvas) {
    for place in placed {
      drawName(place, on: &canvas)
      drawBar(place, on: &canvas)
    }
    // Names above the bars would be crossed by one long line; the line at the left edge is out of their way.
    guard namesAbove && zero > 6 else {
      canvas.line(Point(x: zero, y: max(headerHeight - style.scaled(6), 0)), Point(x: zero, y: bottom), .zeroLine)
      return
    }
    for place in placed {
      canvas.line(Point(x: zero, y: place.barTop - 2), Point(x: zero, y: place.barTop + barHeight + 4), .zeroLine)
    }
  }

  private func drawName(_ place: Placed, on canvas: inout Canvas) {
    let block = TextBlock(place.nameLines, place.row.nameTone)
    if namesAbove {
      canvas.block(block, x: 7, top: place.top, halo: true)
      if !place.row.word.isEmpty {
        let after = 7 + style.width(of: place.nameLines.last ?? "", place.row.nameTone) + 8
        let baseline = place.top + style.ascent + Double(max(block.lines.count, 1) - 1) * style.lineHeight
        canvas.text(place.row.word, .axis, at: Point(x: after, y: baseline), halo: true)
      }
      return
    }
    let top = place.top + (place.height - style.height(of: block)) / 2
    if style.isPrint {
      canvas.block(block, x: 0, top: top)
    } else {
      canvas.block(block, x: nameWidth + 2, top: top, anchor: .end)
    }
  }

  private func drawBar(_ place: Placed, on canvas: inout Canvas) {
    let row = place.row
    let end = x(row.value)
    let isLess = row.value < 0
    var labelX = isLess ? end : max(end, zero)
    switch row.kind {
    case .bar(let shape):
      canvas.rectangle(
        Rect(x: min(zero, end), y: place.barTop, width: abs(end - zero), height: barHeight), shape)
      if let mark = row.mark {
        let markX = x(mark)
        canvas.line(
          Point(x: markX, y: place.barTop - 3), Point(x: markX, y: place.barTop + barHeight + 3), .mark)
        // The value stands between bar and mark where it fits, else beyond the mark.
        let needed = style.width(of: row.text, row.textTone) + style.scaled(14)
        let isBeyond = isLess ? markX < end : markX > end
        let space = abs(markX - end) - (row.word.isEmpty || namesAbove ? 0 : style.width(of: row.word, .axis))
        if isBeyond && space < needed { labelX = markX }
      }
    case .suppressed:
      // 0–5 on the bars' own scale, held between what can be seen and what would dominate.
      let stub = min(max(5 * unit, style.scaled(18)), Frame.longestStub(style))
      canvas.rectangle(Rect(x: zero, y: place.barTop, width: stub, height: barHeight), .gap)
      labelX = zero + stub
    case .hidden, .missing: break
    }
    let gap = style.scaled(7)
    let baseline = place.barTop + barHeight / 2 + style.fontSize * 0.35
    let textWidth = style.width(of: row.text, row.textTone)
    var next = isLess ? labelX - gap : labelX + gap
    canvas.text(row.text, row.textTone, at: Point(x: next, y: baseline), anchor: isLess ? .end : .start, halo: true)
    next += isLess ? -textWidth - gap : textWidth + gap
    if !namesAbove && !row.word.isEmpty {
      canvas.text(row.word, .axis, at: Point(x: next, y: baseline), anchor: isLess ? .end : .start, halo: true)
      next += (isLess ? -1 : 1) * (style.width(of: row.word, .axis) + gap)
    }
    if !row.aside.isEmpty, next + style.width(of: row.aside, .axis) <= style.width {
      canvas.text(row.aside, .axis, at: Point(x: next, y: baseline), halo: true)
      next += style.width(of: row.aside, .axis) + gap
    }
    if case .missing = row.kind, style.width - next > 20 {
      canvas.rectangle(
        Rect(x: next, y: place.barTop, width: style.width - next - 1, height: barHeight), .gap)
    }
  }

  /// Where zero stands and how long a unit is, so that every bar has its value beside it.
  private struct Frame {
    var zero: Double
    var unit: Double
    var longestBar: Double

    static func longestStub(_ style: Style) -> Double { style.scaled(44) }

    init(rows: [Row], style: Style, left: Double, least: (left: Double, right: Double), words: Bool) {
      // Every side's needs as a length in values and a fixed width beyond it.
      var more: [(value: Double, fixed: Double)] = [(0, 2)]
      var less: [(value: Double, fixed: Double)] = [(0, 2)]
      let gap = style.scaled(7)
      for row in rows {
        var fixed = style.width(of: row.text, row.textTone) + gap + 2
        if words && !row.word.isEmpty { fixed += style.width(of: row.word, .axis) + gap }
        if case .suppressed = row.kind { fixed += Self.longestStub(style) }
        let mark = row.mark ?? 0
        if row.value < 0 {
          less.append((max(-row.value, -mark), fixed))
        } else {
          more.append((max(row.value, mark), fixed))
        }
        if mark > 0 { more.append((mark, 4)) }
        if mark < 0 { less.append((-mark, 4)) }
      }
      // A header may stand above the names.
      less.append((0, least.left - left))
      more.append((0, least.right))
      let width = style.width - left
      var unit = Double.infinity
      for a in more {
        for b in less where a.value + b.value > 0 {
          unit = min(unit, (width - a.fixed - b.fixed) / (a.value + b.value))
        }
      }
      self.unit = unit.isFinite ? max(unit, 0) : 0
      let scale = self.unit
      zero = left + (less.map { $0.value * scale + $0.fixed }.max() ?? 2)
      longestBar = rows.map { abs($0.value) * scale }.max() ?? 0
      if rows.allSatisfy({ $0.value == 0 }) { longestBar = .infinity }
    }
  }
}
