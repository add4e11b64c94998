internal import Charts
package import DocumentModel

/// Everything that stands around the content of a page of the web application.
package struct Page: Sendable {
  /// Names the thing: "Månedsopfølgning, oktober 2026". The window's title adds the rest.
  package var title: String
  /// "Fjordby Kommune".
  package var municipality: String
  /// Who reads: "Lone Bach, centerchef".
  package var userLine: String?
  package var navigation: [NavigationItem]
  /// From the front page down to the parent of this page.
  package var crumbs: [PageLink]
  /// The choice of role in the demonstration.
  package var roleForm: ChoiceForm?
  package var content: HTML
  package var footer: HTML
  package var style: Style

  package struct NavigationItem: Sendable {
    package var link: PageLink
    package var isCurrent: Bool

    package init(_ title: String, to address: Address, current: Bool = false) {
      self.link = PageLink(title, to: address)
      self.isCurrent = current
    }
  }

  /// One list and its button, as a form that needs no script: `Se som`.
  package struct ChoiceForm: Sendable {
    /// Visible label: "Se som".
    package var label: String
    package var action: Address
    package var method: String
    /// The list's name in the form.
    package var field: String
    package var options: [Option]
    package var button: String
    /// Names and values sent along.
    package var hidden: [(name: String, value: String)]

    package struct Option: Sendable {
      package var value: String
      package var title: String
      package var isSelected: Bool

      package init(_ title: String, value: String, selected: Bool = false) {
        self.title = title
        self.value = value
        self.isSelected = selected
      }
    }

    package init(
      label: String, action: Address, method: String = "get", field: String, options: [Option], button: String = "Vis",
      hidden: [(name: String, value: String)] = []
    ) {
      self.label = label
      self.action = action
      self.method = method
      self.field = field
      self.options = options
      self.button = button
      self.hidden = hidden
    }
  }

  /// Where the rules of the look are: beside the page, or in it.
  package enum Style: Sendable {
    case linked
    case inline(String)
  }

  package init(
    title: String, municipality: String, userLine: String? = nil, navigation: [NavigationItem] = [],
    crumbs: [PageLink] = [], roleForm: ChoiceForm? = nil, content: HTML, footer: HTML = .nothing,
    style: Style = .linked
  ) {
    self.title = title
    self.municipality = municipality
    self.userLine = userLine
    self.navigation = navigation
    self.crumbs = crumbs
    self.roleForm = roleForm
    self.content = content
    self.footer = footer
    self.style = style
  }
}

/// A whole page, ready to send.
package func page(_ page: Page) -> String {
  let body = group {
    element("a", .class("skip"), .href("#indhold")) { "Gå til indholdet" }
    Icon.symbols
    HTML.raw(patternDefinitions)
    header(of: page)
    element("main", .id("indhold")) {
      element("div", .class("w")) {
        crumbs(page.crumbs)
        page.content
      }
    }
    element("footer", .class("foot")) {
      element("div", .class("w")) { page.footer.isEmpty ? HTML.text(page.municipality) : page.footer }
    }
  }
  let whole = element("html", Attribute("lang", "da")) {
    head(of: page)
    element("body") { body }
  }
  return "<!doctype html>\n" + whole.markup + "\n"
}

/// What stands before and after a page's content, for whoever has the content already.
package func frame(of page: Page) -> (before: String, after: String) {
  var page = page
  // Text is escaped when it comes in, and this sign with it: none but this one can be there.
  page.content = .raw("\0")
  let whole = Rendering.page(page)
  // Looked for among bytes: letter by letter it would cost more than the frame.
  guard let place = whole.utf8.firstIndex(of: 0) else { preconditionFailure("a page holds its content") }
  return (String(whole[..<place]), String(whole[whole.utf8.index(after: place)...]))
}

private func head(of page: Page) -> HTML {
  element("head") {
    element("meta", Attribute("charset", "utf-8"))
    element("meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
    element("title") { "\(page.title) – Rød Tråd, \(page.municipality)" }
    element("link", Attribute("rel", "icon"), .href(favicon))
    switch page.style {
    case .linked: element("link", Attribute("rel", "stylesheet"), .href(Address.stylesheet))
    case .inline(let rules): element("style") { HTML.raw(rules) }
    }
  }
}

private func header(of page: Page) -> HTML {
  element("header", .class("top")) {
    element("div", .class("w")) {
      if page.navigation.isEmpty {
        element("div", .class("brand")) { brand(page.municipality) }
      } else {
        element("a", .class("brand"), .href(Address.front)) { brand(page.municipality) }
      }
      if page.userLine != nil || page.roleForm != nil {
        element("div", .class("me")) {
          page.userLine.map { line in element("span") { line } }
          page.roleForm.map(folded)
        }
      }
      if !page.navigation.isEmpty {
        element("nav", .class("nav"), Attribute("aria-label", "Hovedmenu")) {
          element("ul") { page.navigation.map(navigationItem) }
        }
      }
    }
  }
}

private func navigationItem(_ item: Page.NavigationItem) -> HTML {
  element("li") {
    element("a", .href(item.link), Attribute("aria-current", item.isCurrent ? "page" : nil)) { item.link.title }
  }
}

private func brand(_ municipality: String) -> HTML {
  group {
    HTML.raw(#"<svg viewBox="0 0 34 26" aria-hidden="true"><path d="\#(thread)" class="thread"/></svg>"#)
    "Rød Tråd "
    element("span") { municipality }
  }
}

/// The form behind one line that says what is chosen.
private func folded(_ choice: Page.ChoiceForm) -> HTML {
  element("details", .class("who")) {
    element("summary") {
      choice.label
      if let chosen = choice.options.first(where: \.isSelected) {
        ": "
        element("strong") { chosen.title }
      }
    }
    form(choice)
  }
}

private func form(_ form: Page.ChoiceForm) -> HTML {
  let id = "valg-\(form.field)"
  return element("form", .class("seas"), .action(form.action), Attribute("method", form.method)) {
    form.hidden.map { field in
      element(
        "input", Attribute("type", "hidden"), Attribute("name", field.name), Attribute("value", field.value))
    }
    element("label", Attribute("for", id)) { form.label }
    element("select", .id(id), Attribute("name", form.field)) {
      form.options.map { option in
        element("option", Attribute("value", option.value), Attribute("selected", if: option.isSelected)) {
          option.title
        }
      }
    }
    element("button", .class("btn"), Attribute("type", "submit")) { form.button }
  }
}

private func crumbs(_ links: [PageLink]) -> HTML {
  guard !links.isEmpty else { return .nothing }
  return element("nav", .class("crumb"), Attribute("aria-label", "Brødkrumme")) {
    element("ol") {
      links.map { link in element("li") { element("a", .href(link)) { link.title } } }
    }
  }
}

private let thread = "M1 20c6 0 8-16 15-16 5 0 6 7 2 10-4 3-8-1-5-5 4-5 12 11 20 11"

private let favicon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 -4 34 34'%3E%3Cpath d='\(thread)' "
  + "fill='none' stroke='%23b3122d' stroke-width='4' stroke-linecap='round'/%3E%3C/svg%3E"
