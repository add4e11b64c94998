internal import CareModel
internal import DocumentModel
internal import Rendering
internal import Serving

/// What a form says (formular): its fields are declared once, and shown, read and checked by that.
protocol FormCall: Sendable {
  init()
}

/// One field: its name when it is sent, its label, how much it may hold, and where in the call it belongs.
struct FormField<Call: FormCall>: Sendable {
  /// How it is shown.
  enum Control: Sendable {
    case line
    case text(rows: Int)
    case day
    case mark(value: String)
    case choice([(value: String, title: String)])
    case hidden
  }

  let name: String
  let label: String
  let control: Control
  /// Characters; nil where the control itself sets the limit.
  let limit: Int?
  let isRequired: Bool
  let value: @Sendable (Call) -> String?
  let take: @Sendable (inout Call, String) -> Void

  init(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Call, String?> & Sendable, _ control: Control = .line,
    limit: Int? = nil, isRequired: Bool = false
  ) {
    self.name = name
    self.label = label
    self.control = control
    self.limit = limit
    self.isRequired = isRequired
    value = { $0[keyPath: path] }
    take = { $0[keyPath: path] = $1 }
  }

  /// Something that is so or is not; a browser sends nothing for one that is not.
  init(mark name: String, _ label: String, _ path: any WritableKeyPath<Call, Bool> & Sendable) {
    self.name = name
    self.label = label
    control = .mark(value: "ja")
    limit = nil
    isRequired = false
    value = { $0[keyPath: path] ? "ja" : nil }
    take = { $0[keyPath: path] = $1 == "ja" }
  }
}

/// How a form stands when its page is made: the browser's word, what was typed before, and what was wrong with it.
struct FormState<Call: FormCall>: Sendable {
  let word: FormWord
  /// What was sent and not accepted; it stands in the fields again.
  var typed: Call?
  var problem: Refusal?

  init(word: FormWord, typed: Call? = nil, problem: Refusal? = nil) {
    self.word = word
    self.typed = typed
    self.problem = problem
  }
}

/// A form that changes something: where it is sent, and what it asks.
struct Form<Call: FormCall>: Sendable {
  let fields: [FormField<Call>]

  init(_ fields: [FormField<Call>]) { self.fields = fields }

  subscript(name: String) -> FormField<Call> {
    guard let field = fields.first(where: { $0.name == name }) else { preconditionFailure("\(name) is no field") }
    return field
  }

  func read(_ sent: [String: String]) -> Call {
    var call = Call()
    for field in fields {
      if let text = sent[field.name] { field.take(&call, text) }
    }
    return call
  }

  /// Refuses what a browser of ours could not have sent, and what must be there and is not. What the words mean is the subject's to judge.
  func check(_ call: Call) throws(Refusal) {
    for field in fields {
      let text = field.value(call) ?? ""
      if field.isRequired, text.allSatisfy(\.isWhitespace) {
        throw Refusal.fieldMissing(field.label)
      }
      if let limit = field.limit, text.count > limit {
        throw Refusal.fieldTooLong(field.label, limit: limit)
      }
    }
  }

  /// The same as it may be shown again: with a hint in the place of what looks like a CPR number.
  func safe(_ call: Call) -> Call {
    var call = call
    for field in fields {
      if let text = field.value(call) { field.take(&call, CivilNumberPattern.hidden(text)) }
    }
    return call
  }
}

extension Form {
  /// The whole form: the fields that can be seen one below the other, and the button.
  func html(
    to address: Address, _ state: FormState<Call>, filled call: Call, class name: String = "free", button: String,
    hint: (FormField<Call>) -> String? = { _ in nil }
  ) -> HTML {
    element("form", .class(name), .action(address), Attribute("method", "post")) {
      hidden(state, call)
      fields.map { field in
        if case .hidden = field.control { return HTML.nothing }
        return asked(field, state.typed ?? call, hint: hint(field), isWrong: state.problem != nil)
      }
      element("button", .class("btn", "p"), Attribute("type", "submit")) { button }
    }
  }

  /// The word of the browser, and what the form takes along.
  func hidden(_ state: FormState<Call>, _ call: Call) -> HTML {
    let own = fields.compactMap { field -> (name: String, value: String)? in
      if case .hidden = field.control { return (field.name, field.value(call) ?? "") }
      return nil
    }
    return state.word.field + group { own.map { hiddenField($0.name, $0.value) } }
  }

  private func asked(_ field: FormField<Call>, _ call: Call, hint: String?, isWrong: Bool) -> HTML {
    let help = hint.map { _ in "\(field.name)-hjaelp" }
    let described = [help, isWrong ? problemID : nil].compactMap { $0 }.joined(separator: " ")
    return group {
      element("label", Attribute("for", field.name)) { field.label }
      hint.map { hint in element("p", .id(help), .class("small")) { hint } }
      field.control(
        call, id: field.name,
        [
          Attribute("required", field.isRequired ? "" : nil), Attribute("aria-invalid", isWrong ? "true" : nil),
          Attribute("aria-describedby", described.isEmpty ? nil : described),
        ])
    }
  }
}

private let problemID = "fejl"

/// What was wrong with what was sent.
func formProblem(_ problem: Refusal) -> HTML {
  element("div", .id(problemID), .class("quality", "a"), Attribute("role", "alert")) {
    Icon.late.html()
    element("p") {
      element("strong") { problem.message }
      " "
      problem.suggestion ?? ""
    }
  }
}

func hiddenField(_ name: String, _ value: String) -> HTML {
  element("input", Attribute("type", "hidden"), Attribute("name", "\(name)"), Attribute("value", value))
}
