/// A chain from registration to reader as a drawing knows it (værdikæde): columns of names, and what leads to what.
package struct ChainFigure: Hashable, Sendable {
  package struct Level: Hashable, Sendable {
    /// "Udtræk og felter".
    package var title: String
    package var nodes: [Node]

    package init(_ title: String, nodes: [Node]) {
      self.title = title
      self.nodes = nodes
    }
  }

  package struct Node: Hashable, Sendable {
    /// Unique in the drawing.
    package var id: String
    package var title: String
    /// Lines below the title: fields, or a count.
    package var lines: [String]
    /// The one that was chosen.
    package var isChosen: Bool

    package init(_ id: String, title: String, lines: [String] = [], chosen: Bool = false) {
      self.id = id
      self.title = title
      self.lines = lines
      self.isChosen = chosen
    }
  }

  package struct Edge: Hashable, Sendable {
    package var from: String
    package var to: String

    package init(_ from: String, _ to: String) {
      self.from = from
      self.to = to
    }
  }

  package var title: String
  package var description: String
  package var levels: [Level]
  package var edges: [Edge]

  package init(title: String, description: String, levels: [Level], edges: [Edge]) {
    self.title = title
    self.description = description
    self.levels = levels
    self.edges = edges
  }
}
