package import DocumentModel

/// The widths a course is drawn for; a container query shows one, so that text is never smaller than 14.
package enum CourseSize: String, Hashable, Sendable, CaseIterable {
  /// A page's whole width.
  case desk = "bred"
  case tablet = "mellem"
  case phone = "smal"

  var width: Double {
    switch self {
    case .desk: 1020
    case .tablet: 720
    case .phone: 350
    }
  }
}

/// Draws a course: rows of bars in lanes, rows of months with amounts, what is at stake, and the day that decides.
package func drawing(of figure: CourseFigure, size: CourseSize, idPrefix: String) -> Drawing {
  let style = Style(
    size: size == .phone ? .narrow : .wide, idPrefix: "\(idPrefix)-\(size.rawValue)", width: size.width,
    className: size.rawValue)
  var canvas = Canvas(style: style)
  CourseDrawing(figure.chart, style: style).draw(on: &canvas)
  return Drawing(
    svg: canvas.document(title: figure.alternative, description: figure.description), width: Int(canvas.width),
    height: Int(canvas.height), axisNote: nil, labels: canvas.labels)
}

/// The parts of a course from top to bottom.
struct CourseDrawing {
  let chart: CourseChart
  let style: Style
  let scale: CourseScale

  init(_ chart: CourseChart, style: Style) {
    self.chart = chart
    self.style = style
    scale = CourseScale(chart.months, left: style.isNarrow ? 4 : style.width < 800 ? 128 : 150, right: style.width - 12)
  }

  func draw(on canvas: inout Canvas) {
    guard !chart.months.isEmpty, !chart.rows.isEmpty else {
      canvas.nothingToShow()
      return
    }
    let header = CourseHeader(chart, scale: scale, style: style)
    let rows = placedRows(below: header.height)
    let bottom = rows.last.map { $0.bottom + 6 } ?? header.height
    if let stake = chart.stake {
      let left = scale.x(stake.from)
      canvas.rectangle(
        Rect(
          x: left, y: header.height, width: max(2, scale.x(stake.through + 1) - left), height: bottom - header.height),
        .attentionBand)
    }
    for row in rows { grid(row, on: &canvas) }
    // The line of the day that decides gives way to names above rows, and to a number that has no other place.
    var gaps: [(top: Double, bottom: Double)] = []
    for row in rows {
      if style.isNarrow { gaps.append((row.top - 2, row.contentTop - 2)) }
      if let hidden = row.draw(on: &canvas, beside: header.markX) { gaps.append((hidden.y - 1, hidden.bottom + 1)) }
    }
    if let x = header.markX {
      var top = header.markTop
      for gap in gaps + [(bottom, bottom)] {
        if gap.top > top { canvas.line(Point(x: x, y: top), Point(x: x, y: gap.top), .mark) }
        top = max(top, gap.bottom)
      }
    }
    header.draw(on: &canvas)
    canvas.height = axis(below: bottom, on: &canvas).rounded(.up)
  }

  /// What one row takes: its name, and below or beside it what its source says.
  private func placedRows(below top: Double) -> [CourseRow] {
    var rows: [CourseRow] = []
    var y = top + 8
    for row in chart.rows {
      let content = CourseContent(row.content, months: chart.months, scale: scale, style: style)
      let placed = CourseRow(row: row, content: content, top: y, scale: scale, style: style)
      rows.append(placed)
      y = placed.bottom + (style.isNarrow ? 14 : 18)
    }
    return rows
  }

  /// Thin lines where months begin, in the row alone: no line runs through a name.
  private func grid(_ row: CourseRow, on canvas: inout Canvas) {
    for month in scale.steps {
      let x = scale.x(month.firstDay)
      canvas.line(Point(x: x, y: row.contentTop - 4), Point(x: x, y: row.bottom + 4), .gridLine)
    }
  }

  /// Months below, and the years below them where there are more than one. Gives the lower edge.
  private func axis(below bottom: Double, on canvas: inout Canvas) -> Double {
    let baseline = bottom + style.ascent + 6
    let isYears = scale.grain == .year
    let groups = scale.groups
    let labels = groups.map { isYears ? $0.first.year : $0.first.name }
    let short = groups.map { isYears ? $0.first.year : $0.first.shortName }
    let centres = groups.map { (scale.x($0.first.firstDay) + scale.x($0.last.firstDay + $0.last.days)) / 2 }
    var lower = TimeLabels(labels, short: short, highlighted: nil, style: style)
      .draw(centres: centres, baseline: baseline, on: &canvas)
    let years = chart.months.filter { $0.beginsYear || $0 == chart.months.first }
    if !isYears, Set(chart.months.map(\.year)).count > 1 {
      var right = -Double.infinity
      for month in years {
        let x = scale.x(month.firstDay) + 2
        let width = style.width(of: month.year, .axis)
        guard x > right + 8, x + width <= style.width else { continue }
        canvas.text(month.year, .axis, at: Point(x: x, y: baseline + style.lineHeight))
        right = x + width
      }
      lower = baseline + style.lineHeight + style.descent
    }
    return lower + 2
  }
}

/// A row in its place.
struct CourseRow {
  let row: CourseChart.Row
  let content: CourseContent
  let top: Double
  let scale: CourseScale
  let style: Style

  /// A phone has the name above, a desk beside.
  var contentTop: Double { style.isNarrow ? top + style.lineHeight + 4 : top }
  var bottom: Double {
    contentTop + max(content.height, style.isNarrow ? 0 : Double(nameLines.count + 1) * style.lineHeight)
  }
  private var nameLines: [String] { style.wrapped(row.name, .strong, limit: scale.left - 12, lines: 2) }

  /// - Parameters:
  ///   - mark: where the line of the day that decides stands.
  /// - Returns: where the line cannot be drawn.
  func draw(on canvas: inout Canvas, beside mark: Double?) -> Rect? {
    let source = [row.source, content.unit].filter { !$0.isEmpty }.joined(separator: ", ")
    if style.isNarrow {
      let text = style.cut(source.isEmpty ? row.name : "\(row.name), \(source)", .strong, limit: style.width - 8)
      canvas.text(text, .strong, at: Point(x: scale.left, y: top + style.ascent))
    } else {
      let limit = scale.left - 12
      let block = TextBlock(
        nameLines.map { .init(text: $0, tone: .strong) } + [
          .init(text: style.cut(source, .axis, limit: limit), tone: .axis)
        ])
      canvas.block(block, x: 0, top: top + 1)
    }
    return content.draw(top: contentTop, on: &canvas, beside: mark)
  }
}
