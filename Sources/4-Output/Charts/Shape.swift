/// What a drawn shape is: a class of the stylesheet on screen, written-out colours on paper.
enum Shape {
  case gridLine
  case zeroLine
  case tick
  case connector
  case mark
  case current
  case currentPreliminary
  case currentExpected
  case comparison
  case plan
  case dot
  case hollowDot
  case bar
  case hatchedBar
  case openBar
  case more
  case less
  case gap
  case band
  /// Paper under a word in a hatching.
  case plate
  /// What waits for a person: a time, and what was paid in it.
  case attentionBand
  case lateBar

  var classes: String {
    switch self {
    case .gridLine: "gl"
    case .zeroLine: "zl"
    case .tick: "tick"
    case .connector: "con"
    case .mark: "mk"
    case .current: "ln"
    case .currentPreliminary: "ln pre"
    case .currentExpected: "ln fc"
    case .comparison: "ln last"
    case .plan: "ln plan"
    case .dot: "dot"
    case .hollowDot: "dot o"
    case .bar: "bar"
    case .hatchedBar: "bar hat"
    case .openBar: "bar hat2"
    case .more: "bar more"
    case .less: "bar less"
    case .gap: "gap"
    case .band: "band"
    case .plate: "inv"
    case .attentionBand: "attnband"
    case .lateBar: "bar late"
    }
  }

  func printAttributes(idPrefix: String) -> String {
    switch self {
    case .gridLine: stroke(Paper.rule, 0.7)
    case .zeroLine: stroke(Paper.ink, 1)
    case .tick: stroke(Paper.edge, 0.8)
    case .connector: stroke(Paper.edge, 0.8, dashes: "2 2.5")
    case .mark: stroke(Paper.ink, 1.8)
    case .current: stroke(Paper.thread, 2.2, round: true)
    case .currentPreliminary: stroke(Paper.thread, 2.2, dashes: "0.8 4.4", round: true)
    case .currentExpected: stroke(Paper.thread, 1.5, dashes: "1.5 3.8", round: true)
    case .comparison: stroke(Paper.last, 1.3, round: true)
    case .plan: stroke(Paper.ink, 1.3, dashes: "6.5 3.6")
    case .dot, .bar: #"fill="\#(Paper.thread)""#
    case .hollowDot: #"fill="\#(Paper.white)" stroke="\#(Paper.thread)" stroke-width="1.8""#
    case .hatchedBar: #"fill="url(#\#(idPrefix)-hat)" stroke="\#(Paper.thread)" stroke-width="0.9""#
    case .openBar: #"fill="\#(Paper.white)" stroke="\#(Paper.thread)" stroke-width="1.5""#
    case .more: #"fill="\#(Paper.more)""#
    case .less: #"fill="url(#\#(idPrefix)-hatless)" stroke="\#(Paper.less)" stroke-width="0.9""#
    case .gap: #"fill="url(#\#(idPrefix)-hatgrey)" stroke="\#(Paper.edge)" stroke-width="0.8" stroke-dasharray="3 2""#
    case .band: #"fill="\#(Paper.tint)""#
    case .plate: #"fill="\#(Paper.white)""#
    case .attentionBand: #"fill="\#(Paper.tint)""#
    case .lateBar: #"fill="\#(Paper.white)" stroke="\#(Paper.more)" stroke-width="1.8""#
    }
  }

  private func stroke(_ colour: String, _ width: Double, dashes: String? = nil, round: Bool = false) -> String {
    var text = #"fill="none" stroke="\#(colour)" stroke-width="\#(Canvas.number(width))""#
    if let dashes { text += #" stroke-dasharray="\#(dashes)""# }
    if round { text += #" stroke-linejoin="round" stroke-linecap="round""# }
    return text
  }
}
