internal import Danish
internal import Rendering
internal import Worklist

/// A list with how many each would show. What is chosen stays on it, also when nothing is left of it.
func choiceList(
  _ label: String, _ name: String, _ choices: [Worklist.Choice], selected: String?, hasAll: Bool = true
) -> HTML {
  var options = choices
  if let selected, !options.contains(where: { $0.value == selected }) {
    options.append(.init(value: selected, title: selected, count: 0))
  }
  return element("label") {
    label
    element("select", Attribute("name", name)) {
      if hasAll { element("option", Attribute("value", "")) { "Alle" } }
      options.map { option in
        element(
          "option", Attribute("value", option.value), Attribute("selected", if: option.value == selected)
        ) { "\(option.title) (\(DanishText.whole(option.count)))" }
      }
    }
  }
}
