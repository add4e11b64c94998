package import DocumentModel

/// The signs of the look: a shape that always stands beside a word.
package enum Icon: String, CaseIterable, Sendable {
  case hold, late, due, say, ok, half, pre, info, up, dn, eq

  package init(_ kind: Notice.Kind) {
    self =
      switch kind {
      case .held: .hold
      case .warning: .late
      case .due: .due
      case .reservation: .half
      case .done: .ok
      case .preliminary: .pre
      case .info: .info
      }
  }

  package init(_ arrow: KeyFigure.DirectionText.Arrow) {
    self =
      switch arrow {
      case .up: .up
      case .down: .dn
      case .level: .eq
      }
  }

  /// The sign itself; hidden from screen readers, for the word stands beside it.
  package func html(class name: String? = nil) -> HTML {
    element("svg", .class("i", name), Attribute("aria-hidden", "true")) {
      element("use", .href("#i-\(rawValue)"))
    }
  }

  /// All symbols, once a page.
  package static let symbols = HTML.raw(
    #"<svg width="0" height="0" class="sr" aria-hidden="true"><defs>"#
      + allCases.map { #"<symbol id="i-\#($0.rawValue)" viewBox="0 0 16 16">\#($0.drawing)</symbol>"# }.joined()
      + "</defs></svg>")

  /// The drawing in a box of 16 by 16, in the text's colour; `var(--paper)` is the page behind.
  package var drawing: String {
    switch self {
    case .hold:
      #"<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path d="M5.6 4.6v6.8M10.4 4.6v6.8" stroke="var(--paper)" stroke-width="2"/>"#
    case .late:
      #"<path d="M8 .8 15.6 15H.4z"/><path d="M8 5.6v4.6M8 11.6v1.7" stroke="var(--paper)" stroke-width="1.7"/>"#
    case .due: ring + #"<path d="M8 4v4.3l2.8 1.8" fill="none" stroke="currentColor" stroke-width="1.8"/>"#
    case .say:
      #"<path d="M2 2h12v9H8l-4 3.6V11H2z" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round"/>"#
    case .ok: #"<path d="m2.5 8.6 3.6 3.8 7.4-8.6" fill="none" stroke="currentColor" stroke-width="2.2"/>"#
    case .half: ring + #"<path d="M8 1.4a6.6 6.6 0 0 0 0 13.2z"/>"#
    case .pre:
      #"<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 2.43"/>"#
    case .info: ring + #"<path d="M8 7v4.6M8 4v1.8" stroke="currentColor" stroke-width="1.8"/>"#
    case .up: #"<path d="M8 1.5 14.5 9H10v5.5H6V9H1.5z"/>"#
    case .dn: #"<path d="M8 14.5 1.5 7H6V1.5h4V7h4.5z"/>"#
    case .eq: #"<path d="M2 5.2h12M2 10.8h12" stroke="currentColor" stroke-width="2.4"/>"#
    }
  }

  private var ring: String {
    #"<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8"/>"#
  }
}

/// A state in a line of text: a shape and a word.
package func state(_ icon: Icon, _ words: HTML, emphasis: String) -> HTML {
  element("span", .class("st", emphasis)) {
    icon.html()
    element("span") { words }
  }
}
