package import DocumentModel

/// Markup that is safe to send: text was escaped as it came in, and only `HTML.raw` lets markup through.
package struct HTML: Hashable, Sendable {
  package private(set) var markup: String

  /// Markup that is already safe: our own drawings, stylesheets and symbols. Never text from data.
  package static func raw(_ markup: String) -> HTML { HTML(markup: markup) }

  /// Text, escaped for both contents and quoted attributes.
  package static func text(_ text: String) -> HTML { HTML(markup: escaped(text)) }

  package static let nothing = HTML(markup: "")

  package var isEmpty: Bool { markup.isEmpty }

  package static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.markup + right.markup) }

  private init(markup: String) { self.markup = markup }

  fileprivate mutating func append(_ other: HTML) { markup += other.markup }
}

/// A name and a value inside a start tag; a nil value leaves the attribute out.
package struct Attribute: Sendable {
  fileprivate var name: StaticString
  fileprivate var value: String?

  package init(_ name: StaticString, _ value: String?) {
    self.name = name
    self.value = value
  }

  /// An attribute that is there or not: `selected`, `aria-current` has a value and is not one of these.
  package init(_ name: StaticString, if isPresent: Bool) { self.init(name, isPresent ? "" : nil) }

  package static func id(_ value: String?) -> Attribute { Attribute("id", value) }
  package static func href(_ value: String?) -> Attribute { Attribute("href", value) }
  package static func href(_ address: Address) -> Attribute { .href(address.path) }
  package static func href(_ link: PageLink) -> Attribute { .href(link.path) }
  package static func action(_ address: Address) -> Attribute { Attribute("action", address.path) }
  package static func `class`(_ names: String?...) -> Attribute {
    let present = names.compactMap { $0 }.filter { !$0.isEmpty }
    return Attribute("class", present.isEmpty ? nil : present.joined(separator: " "))
  }
}

/// An element; void elements (`input`, `meta` …) take no content and get no end tag.
package func element(
  _ name: StaticString, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .nothing }
) -> HTML { element(name, attributes, content: content) }

package func element(
  _ name: StaticString, _ attributes: [Attribute], @HTMLBuilder content: () -> HTML = { .nothing }
) -> HTML {
  var markup = "<\(name)"
  for attribute in attributes {
    guard let value = attribute.value else { continue }
    markup += value.isEmpty ? " \(attribute.name)" : " \(attribute.name)=\"\(escaped(value))\""
  }
  markup += ">"
  let inner = content()
  if voidElements.contains("\(name)") {
    precondition(inner.isEmpty, "a void element has no content")
    return .raw(markup)
  }
  return .raw(markup + inner.markup + "</\(name)>")
}

/// Joins elements and texts: a `String` in it is text, always escaped.
@resultBuilder
package enum HTMLBuilder {
  package static func buildExpression(_ html: HTML) -> HTML { html }
  package static func buildExpression(_ html: HTML?) -> HTML { html ?? .nothing }
  package static func buildExpression(_ text: String) -> HTML { .text(text) }
  package static func buildExpression(_ parts: [HTML]) -> HTML { buildArray(parts) }
  package static func buildBlock(_ parts: HTML...) -> HTML { buildArray(parts) }
  package static func buildOptional(_ part: HTML?) -> HTML { part ?? .nothing }
  package static func buildEither(first: HTML) -> HTML { first }
  package static func buildEither(second: HTML) -> HTML { second }
  package static func buildArray(_ parts: [HTML]) -> HTML {
    var all = HTML.nothing
    for part in parts { all.append(part) }
    return all
  }
}

/// Several elements where one is asked for.
package func group(@HTMLBuilder _ content: () -> HTML) -> HTML { content() }

private let voidElements: Set<String> = [
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
]

private func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 38 || $0 == 60 || $0 == 62 || $0 == 34 || $0 == 39 || $0 == 0 }) else {
    return text
  }
  var result = ""
  result.reserveCapacity(text.utf8.count + 16)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\0": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
