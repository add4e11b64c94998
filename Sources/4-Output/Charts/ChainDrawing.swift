package import DocumentModel

/// Draws a chain from registration to reader: columns beside each other on a desk, one thread downwards on a phone.
package func drawing(of chain: ChainFigure, size: DrawingSize, idPrefix: String) -> Drawing {
  var canvas = Canvas(style: Style(size: size, idPrefix: "\(idPrefix)-\(size.rawValue)"))
  if size == .narrow {
    NarrowChain(chain: chain).draw(on: &canvas)
  } else {
    WideChain(chain: chain).draw(on: &canvas)
  }
  return Drawing(
    svg: canvas.document(title: chain.title, description: chain.description), width: Int(canvas.width),
    height: Int(canvas.height), axisNote: nil, labels: canvas.labels)
}

/// One column a level; a thread from every name to those that it leads to.
private struct WideChain {
  let chain: ChainFigure
  /// Between the dots of a column and its words.
  private let indent = 14.0
  private let gap = 36.0

  func draw(on canvas: inout Canvas) {
    let style = canvas.style
    let shares = shares(style)
    var places: [String: (Point, Double)] = [:]
    var texts: [(String, Tone, Point)] = []
    let top = style.lineHeight * 2 + 8
    var heights: [Double] = []
    var columns: [[(node: ChainFigure.Node, lines: [(String, Tone)])]] = []
    for (level, share) in zip(chain.levels, shares) {
      columns.append(
        level.nodes.map { node in
          let limit = share - indent
          let head = style.wrapped(node.title, .strong, limit: limit, lines: 3).map { ($0, Tone.strong) }
          let rest = node.lines.flatMap { style.wrapped($0, .axis, limit: limit, lines: 2) }.map { ($0, Tone.axis) }
          return (node, head + rest)
        })
      heights.append(columns[columns.count - 1].reduce(0) { $0 + Double($1.lines.count) * style.lineHeight + 14 })
    }
    let height = heights.max() ?? 0
    for (index, level) in chain.levels.enumerated() {
      let share = shares[index]
      let x = shares[..<index].reduce(0) { $0 + $1 + gap }
      for (line, text) in style.wrapped(level.title, .axis, limit: share, lines: 2).enumerated() {
        texts.append((text, .axis, Point(x: x, y: style.lineHeight * Double(line + 1) - 3)))
      }
      var y = top + (height - heights[index]) / 2
      for (node, lines) in columns[index] {
        let dot = Point(x: x + 5, y: y + style.lineHeight / 2)
        let end = x + indent + style.width(of: lines.first?.0 ?? "", lines.first?.1 ?? .axis) + 5
        places[node.id] = (dot, end)
        for (line, (text, tone)) in lines.enumerated() {
          texts.append((text, tone, Point(x: x + indent, y: y + style.lineHeight * (Double(line) + 0.5) + 5)))
        }
        y += Double(lines.count) * style.lineHeight + 14
      }
    }
    for edge in chain.edges {
      guard let from = places[edge.from], let to = places[edge.to] else { continue }
      let begin = Point(x: from.1, y: from.0.y)
      let turn = to.0.x - gap / 2
      canvas.polyline(
        [begin, Point(x: max(begin.x, turn - gap / 4), y: begin.y), Point(x: to.0.x - 6, y: to.0.y)], .current)
    }
    for level in chain.levels {
      for node in level.nodes {
        guard let (dot, _) = places[node.id] else { continue }
        canvas.circle(dot, radius: node.isChosen ? 6 : 4.5, node.isChosen ? .dot : .hollowDot)
      }
    }
    for (text, tone, point) in texts { canvas.text(text, tone, at: point, halo: true) }
    canvas.height = top + height
  }
}

extension WideChain {
  /// Each column as wide as its longest word needs, as far as there is room.
  private func shares(_ style: Style) -> [Double] {
    let needed = chain.levels.map { level in
      let words = level.nodes.flatMap { node in
        node.title.split(separator: " ").map { style.width(of: String($0), .strong) }
          + node.lines.flatMap { $0.split(separator: " ") }.map { style.width(of: String($0), .axis) }
      }
      return (words.max() ?? 40) + indent + 4
    }
    let room = style.width - gap * Double(max(0, chain.levels.count - 1))
    let sum = needed.reduce(0, +)
    return sum > room ? needed.map { $0 * room / sum } : needed.map { $0 + (room - sum) / Double(max(1, needed.count)) }
  }
}

/// One thread down the page: each level's heading, then its names.
private struct NarrowChain {
  let chain: ChainFigure
  private let indent = 26.0

  func draw(on canvas: inout Canvas) {
    let style = canvas.style
    var y = style.lineHeight
    var dots: [(Point, Bool)] = []
    var texts: [(String, Tone, Point)] = []
    for level in chain.levels {
      texts.append((level.title, .axis, Point(x: indent, y: y)))
      y += 6
      for node in level.nodes {
        dots.append((Point(x: 9, y: y + style.lineHeight / 2), node.isChosen))
        let limit = canvas.width - indent
        let lines =
          style.wrapped(node.title, .strong, limit: limit, lines: 2).map { ($0, Tone.strong) }
          + (node.lines.isEmpty
            ? []
            : style.wrapped(node.lines.joined(separator: ", "), .axis, limit: limit, lines: 6).map { ($0, Tone.axis) })
        for (text, tone) in lines {
          y += style.lineHeight
          texts.append((text, tone, Point(x: indent, y: y - style.lineHeight / 2 + 5)))
        }
        y += 8
      }
      y += style.lineHeight
    }
    if let first = dots.first, let last = dots.last { canvas.line(first.0, last.0, .current) }
    for (dot, chosen) in dots { canvas.circle(dot, radius: chosen ? 6.5 : 5, chosen ? .dot : .hollowDot) }
    for (text, tone, point) in texts { canvas.text(text, tone, at: point) }
    canvas.height = y - style.lineHeight
  }
}
