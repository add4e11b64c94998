internal import Danish
internal import DocumentModel

/// What a row shows: bars in lanes, or amounts month by month.
struct CourseContent {
  private enum Kind {
    case lanes(CourseLanes)
    case amounts(CourseAmounts)
  }

  private let kind: Kind

  init(_ content: CourseChart.Row.Content, months: [CourseChart.Month], scale: CourseScale, style: Style) {
    switch content {
    case .bars(let bars): kind = .lanes(CourseLanes(bars, scale: scale, style: style))
    case .amounts(let amounts): kind = .amounts(CourseAmounts(amounts, scale: scale, style: style))
    }
  }

  /// "1.000 kr. pr. kvartal" for amounts.
  var unit: String {
    if case .amounts(let amounts) = kind { amounts.unit } else { "" }
  }

  var height: Double {
    switch kind {
    case .lanes(let lanes): lanes.height
    case .amounts: CourseLanes.barHeight
    }
  }

  /// Gives the place of a number that a line at `mark` would run through.
  func draw(top: Double, on canvas: inout Canvas, beside mark: Double?) -> Rect? {
    switch kind {
    case .lanes(let lanes):
      lanes.draw(top: top, on: &canvas)
      return nil
    case .amounts(let amounts): return amounts.draw(top: top, on: &canvas, beside: mark)
    }
  }
}

/// Amounts in cells, as fine as their numbers have room for: months, quarters or years.
struct CourseAmounts {
  private struct Placed {
    var left: Double
    var right: Double
    var ore: Int
    var isAtStake: Bool
  }

  let unit: String
  private let cells: [Placed]
  private let format: NumberFormat
  private let style: Style

  init(_ amounts: [CourseChart.Amount], scale: CourseScale, style: Style) {
    self.style = style
    let tries = CourseScale.Grain.allCases.flatMap { grain in [1, 0].map { (grain, $0) } }
    var chosen: (cells: [Placed], format: NumberFormat, grain: CourseScale.Grain)?
    for (grain, decimals) in tries {
      let cells = CourseAmounts.cells(amounts, by: grain, scale: scale)
      let format = NumberFormat(scale: 100_000, decimals: decimals)
      chosen = (cells, format, grain)
      if cells.allSatisfy({ CourseAmounts.fits($0, format, style) }) { break }
    }
    cells = chosen?.cells ?? []
    format = chosen?.format ?? NumberFormat(scale: 100_000)
    unit =
      switch chosen?.grain ?? .month {
      case .month: "1.000\u{A0}kr."
      case .quarter: style.isNarrow ? "1.000\u{A0}kr. pr. kvartal" : "1.000\u{A0}kr./kvartal"
      case .year: style.isNarrow ? "1.000\u{A0}kr. pr. år" : "1.000\u{A0}kr./år"
      }
  }

  private static func cells(
    _ amounts: [CourseChart.Amount], by grain: CourseScale.Grain, scale: CourseScale
  ) -> [Placed] {
    scale.groups(by: grain).compactMap { range in
      let inside = amounts.filter { range.contains($0.month) }
      guard !inside.isEmpty else { return nil }
      let (first, last) = (scale.months[range.lowerBound], scale.months[range.upperBound - 1])
      return Placed(
        left: scale.x(first.firstDay) + 1.5, right: scale.x(last.firstDay + last.days) - 1.5,
        ore: inside.reduce(0) { $0 + $1.ore }, isAtStake: inside.contains(where: \.isAtStake))
    }
  }

  private static func fits(_ cell: Placed, _ format: NumberFormat, _ style: Style) -> Bool {
    // Bold is the wider; a cell may change its look but not its width.
    style.width(of: format.text(Double(cell.ore)), .more) + 4 <= cell.right - cell.left
  }

  func draw(top: Double, on canvas: inout Canvas, beside mark: Double?) -> Rect? {
    let height = CourseLanes.barHeight
    var hidden: Rect?
    for cell in cells {
      let rect = Rect(x: cell.left, y: top, width: max(1, cell.right - cell.left), height: height)
      let inner = Rect(x: rect.x + 1, y: rect.y + 1, width: max(1, rect.width - 2), height: rect.height - 2)
      canvas.rectangle(cell.isAtStake ? inner : rect, cell.isAtStake ? .lateBar : .bar)
      guard CourseAmounts.fits(cell, format, style) else { continue }
      let text = format.text(Double(cell.ore))
      let width = style.width(of: text, .more)
      var middle = rect.middle.x
      if let mark, abs(mark - middle) < width / 2 + 4, rect.x < mark, mark < rect.right {
        // Beside the line where a side has room, else in its place.
        if mark - rect.x >= width + 8 {
          middle = (rect.x + mark) / 2
        } else if rect.right - mark >= width + 8 {
          middle = (mark + rect.right) / 2
        } else {
          hidden = rect
        }
      }
      canvas.text(
        text, cell.isAtStake ? .more : .inverse,
        at: Point(x: middle, y: top + height / 2 + style.fontSize * 0.35), anchor: .middle)
    }
    return hidden
  }
}
