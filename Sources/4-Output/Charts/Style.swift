/// The measures of a drawing's size: how large its text is and whether the page's stylesheet colours it.
struct Style {
  let size: DrawingSize
  let idPrefix: String
  let width: Double
  /// What the stylesheet knows the drawing by.
  let className: String

  /// - Parameters:
  ///   - width: nil is the size's own.
  init(size: DrawingSize, idPrefix: String, width: Double? = nil, className: String? = nil) {
    self.size = size
    self.idPrefix = idPrefix
    self.width = width ?? size.width
    self.className = className ?? size.rawValue
  }

  var isPrint: Bool { size == .print }
  var isNarrow: Bool { size == .narrow }

  /// Screens never get text below 14; paper is drawn at about nine tenths, which leaves it at 9 pt.
  var fontSize: Double { isPrint ? 10 : 14 }
  var lineHeight: Double { isPrint ? 12.5 : 17 }
  /// Above and below the baseline, with room for Å and g.
  var ascent: Double { fontSize * 0.82 }
  var descent: Double { fontSize * 0.24 }
  var textHeight: Double { ascent + descent }

  /// A distance given for the screen's text size, in this drawing's.
  func scaled(_ distance: Double) -> Double { isPrint ? distance * 0.72 : distance }
}

/// The colour and weight of a text: what it says, not how it looks.
enum Tone {
  /// Axes, units, small words beside a number.
  case axis
  case ink
  case strong
  /// Measured, this period.
  case thread
  /// The same period last year.
  case comparison
  case more
  case less
  /// On a filled bar.
  case inverse
  case inverseStrong

  var isBold: Bool { ![.axis, .ink, .inverse].contains(self) }

  var classes: String {
    switch self {
    case .axis: ""
    case .ink: "k"
    case .strong: "k b"
    case .thread: "tt"
    case .comparison: "tl b"
    case .more: "tm"
    case .less: "ts"
    case .inverse: "inv"
    case .inverseStrong: "inv b"
    }
  }

  var printColour: String {
    switch self {
    case .axis: Paper.axis
    case .ink, .strong: Paper.ink
    case .thread: Paper.thread
    case .comparison: Paper.last
    case .more: Paper.more
    case .less: Paper.less
    case .inverse, .inverseStrong: Paper.white
    }
  }
}

/// The colours of paper, as the stylesheet's print section has them.
enum Paper {
  static let white = "#ffffff"
  static let tint = "#f3f3f3"
  static let rule = "#c9c9c9"
  static let edge = "#777777"
  static let ink = "#000000"
  static let axis = "#444444"
  static let thread = "#a00f28"
  static let last = "#666666"
  static let more = "#7a4200"
  static let less = "#0f566b"
}
