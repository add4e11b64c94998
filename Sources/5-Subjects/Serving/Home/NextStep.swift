internal import Diagnostics
package import DocumentModel
internal import MetricEngine

/// What a reader of pages can do about a refusal (næste skridt), where the refusal itself names what only a terminal takes.
package struct NextStep: Hashable, Sendable {
  /// What was asked for and the nearest that there is: the same address with it instead is where the reader wanted to go.
  package struct Nearest: Hashable, Sendable {
    package var typed: String
    package var id: String
    /// What people call it.
    package var name: String
  }

  package var nearest: Nearest?
  /// "Alle nøgletal står under Nøgletal."
  package var text: String
  package var link: PageLink?
}

/// Something that can be asked for, and what people call it.
package struct Named {
  var id: String
  var name: String

  package init(_ id: String, _ name: String) {
    self.id = id
    self.name = name
  }
}

extension MetricCatalogue {
  /// Every metric with its title.
  package var named: [Named] { all.map { Named($0.id, $0.title) } }
}

extension NextStep {
  init(text: String, link: PageLink? = nil) { self.init(nearest: nil, text: text, link: link) }

  /// - Parameter known: what could have been asked for.
  init(typed: String, among known: [Named], else text: String, link: PageLink? = nil) {
    let near = nearMiss(typed, among: known.map(\.id))
    nearest = known.first { $0.id == near }.map { Nearest(typed: typed, id: $0.id, name: $0.name) }
    self.text = text
    self.link = link
  }
}
