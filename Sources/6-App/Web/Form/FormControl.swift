internal import Rendering

/// A field as a browser shows it.
extension FormField {
  /// The control alone; its label stands beside it.
  func control(_ call: Call, id: String? = nil, _ more: [Attribute] = []) -> HTML {
    let text = value(call) ?? ""
    switch control {
    case .line:
      return element(
        "input",
        [.id(id), Attribute("type", "text"), Attribute("name", name), maximum] + more + [Attribute("value", text)])
    case .text(let rows):
      return element(
        "textarea", [.id(id), Attribute("name", name), Attribute("rows", "\(rows)"), maximum] + more
      ) { text }
    case .day:
      return element(
        "input", [.id(id), Attribute("type", "date"), Attribute("name", name)] + more + [Attribute("value", text)])
    case .mark(let word):
      return element(
        "input",
        [.id(id), Attribute("type", "checkbox"), Attribute("name", name), Attribute("value", word)] + more
          + [Attribute("checked", if: text == word)])
    case .choice(let choices):
      return element("select", [.id(id), Attribute("name", name)] + more) {
        choices.map { value, title in
          element("option", Attribute("value", value), Attribute("selected", if: value == text)) { title }
        }
      }
    case .hidden: return hiddenField(name, text)
    }
  }

  private var maximum: Attribute { Attribute("maxlength", limit.map { "\($0)" }) }
}
