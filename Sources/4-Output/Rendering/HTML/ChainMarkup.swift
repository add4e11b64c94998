internal import Charts
package import DocumentModel

/// A value chain with its two drawings; its table is the page's own.
package func chainFigure(_ chain: ChainFigure) -> HTML {
  element("figure", .class("fig", "chainfig"), Attribute("aria-label", chain.title)) {
    HTML.raw(drawing(of: chain, size: .wide, idPrefix: "kaede").svg)
    HTML.raw(drawing(of: chain, size: .narrow, idPrefix: "kaede").svg)
  }
}
