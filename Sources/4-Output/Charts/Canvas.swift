/// A point in a drawing, in its units.
struct Point: Hashable {
  var x: Double
  var y: Double
}

/// A rectangle in a drawing, in its units.
struct Rect: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var middle: Point { Point(x: x + width / 2, y: y + height / 2) }

  func intersects(_ other: Rect, gapX: Double = 0, gapY: Double = 0) -> Bool {
    x < other.right + gapX && other.x < right + gapX && y < other.bottom + gapY && other.y < bottom + gapY
  }

  func holds(_ other: Rect) -> Bool {
    other.x >= x - 0.01 && other.y >= y - 0.01 && other.right <= right + 0.01 && other.bottom <= bottom + 0.01
  }
}

/// Which point of a text its x is.
enum Anchor {
  case start
  case middle
  case end
}

/// Collects shapes and texts and writes them as SVG, texts on top.
struct Canvas {
  let style: Style
  var width: Double { style.width }
  var height: Double = 0
  private(set) var labels: [LabelBox] = []
  private var shapes: [String] = []
  private var texts: [String] = []

  init(style: Style) { self.style = style }

  mutating func line(_ from: Point, _ to: Point, _ shape: Shape) {
    shapes.append(
      #"<line x1="\#(Self.number(from.x))" y1="\#(Self.number(from.y))" x2="\#(Self.number(to.x))" "#
        + #"y2="\#(Self.number(to.y))" \#(look(of: shape))/>"#)
  }

  mutating func rectangle(_ rect: Rect, _ shape: Shape) {
    shapes.append(
      #"<rect x="\#(Self.number(rect.x))" y="\#(Self.number(rect.y))" width="\#(Self.number(max(0, rect.width)))" "#
        + #"height="\#(Self.number(max(0, rect.height)))" \#(look(of: shape))/>"#)
  }

  mutating func polyline(_ points: [Point], _ shape: Shape) {
    let list = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
    shapes.append(#"<polyline points="\#(list)" \#(look(of: shape))/>"#)
  }

  /// A closed outline.
  mutating func polygon(_ points: [Point], _ shape: Shape) {
    let list = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
    shapes.append(#"<polygon points="\#(list)" \#(look(of: shape))/>"#)
  }

  mutating func circle(_ centre: Point, radius: Double, _ shape: Shape) {
    shapes.append(
      #"<circle cx="\#(Self.number(centre.x))" cy="\#(Self.number(centre.y))" r="\#(Self.number(radius))" "#
        + #"\#(look(of: shape))/>"#)
  }

  /// The sign that an axis does not begin at zero.
  mutating func zigzag(at point: Point) {
    let path =
      "M\(Self.number(point.x - 4)) \(Self.number(point.y + 1))"
      + (style.isPrint ? "l3 -3 3 4.5 3 -4.5 3 3" : "l4 -4 4 6 4 -6 4 4")
    shapes.append(#"<path d="\#(path)" fill="none" \#(look(of: .tick, without: "fill"))/>"#)
  }

  /// One line of text with its baseline at `point`.
  mutating func text(_ text: String, _ tone: Tone, at point: Point, anchor: Anchor = .start, halo: Bool = false) {
    guard !text.isEmpty else { return }
    let width = style.width(of: text, tone)
    let left: Double =
      switch anchor {
      case .start: point.x
      case .middle: point.x - width / 2
      case .end: point.x - width
      }
    labels.append(
      LabelBox(text: text, x: left, y: point.y - style.ascent, width: width, height: style.textHeight))
    texts.append(
      #"<text x="\#(Self.number(point.x))" y="\#(Self.number(point.y))"\#(look(of: tone, anchor, halo))>"#
        + Self.escaped(text) + "</text>")
  }

  /// A block of lines whose upper edge is at `top`.
  mutating func block(_ block: TextBlock, x: Double, top: Double, anchor: Anchor = .start, halo: Bool = false) {
    for (index, piece) in block.lines.enumerated() {
      let baseline = top + style.ascent + Double(index) * style.lineHeight
      text(piece.text, piece.tone, at: Point(x: x, y: baseline), anchor: anchor, halo: halo)
    }
  }

  func document(title: String, description: String) -> String {
    let id = style.idPrefix
    let size = "\(Self.number(width)) \(Self.number(height))"
    let names =
      #"<title id="\#(id)-t">\#(Self.escaped(title))</title><desc id="\#(id)-d">\#(Self.escaped(description))</desc>"#
    let content = (shapes + texts).joined(separator: "\n")
    if style.isPrint {
      return """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.number(width))" height="\(Self.number(height))" \
        viewBox="0 0 \(size)" role="img" aria-labelledby="\(id)-t \(id)-d" font-family="IBM Plex Sans" \
        font-size="\(Self.number(style.fontSize))">\(names)\(printPatterns(idPrefix: id))
        \(content)</svg>
        """
    }
    return """
      <svg class="c \(style.className)" viewBox="0 0 \(size)" role="img" aria-labelledby="\(id)-t \(id)-d">\(names)
      \(content)</svg>
      """
  }

  /// Shapes and texts without a frame, for drawings in table cells.
  var content: String { (shapes + texts).joined() }

  private func look(of shape: Shape, without left: String = "") -> String {
    guard style.isPrint else { return #"class="\#(shape.classes)""# }
    let attributes = shape.printAttributes(idPrefix: style.idPrefix)
    return left == "fill" ? attributes.replacing(#"fill="none" "#, with: "") : attributes
  }

  private func look(of tone: Tone, _ anchor: Anchor, _ halo: Bool) -> String {
    if style.isPrint {
      var text = #" fill="\#(tone.printColour)""#
      if tone.isBold { text += #" font-weight="600""# }
      if anchor != .start { text += anchor == .middle ? #" text-anchor="middle""# : #" text-anchor="end""# }
      if halo {
        text += #" paint-order="stroke" stroke="\#(Paper.white)" stroke-width="3" stroke-linejoin="round""#
      }
      return text
    }
    let anchorClass =
      switch anchor {
      case .start: ""
      case .middle: "m"
      case .end: "e"
      }
    let classes = [tone.classes, anchorClass, halo ? "halo" : ""].filter { !$0.isEmpty }
    return classes.isEmpty ? "" : #" class="\#(classes.joined(separator: " "))""#
  }

  /// At most one decimal, the same in every locale.
  static func number(_ value: Double) -> String {
    precondition(value.isFinite && abs(value) < 1e9, "a coordinate lies in the drawing")
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      // XML allows none of these.
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
