internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Serving
internal import Worklist

/// One finding: what the sources say, when, how it is corrected, and what has been done.
struct FindingView {
  let finding: FindingPage
  let isSaved: Bool
  let form: FormState<FindingCall>

  var content: PageContent {
    PageContent(
      "\(finding.title), \(finding.id)", in: .quality, here: .finding(FindingAddress(finding.id)),
      crumbs: [PageLink("Fejlliste", to: .worklist(WorklistAddress()))]
    ) {
      element("h1") { finding.title }
      titleFacts
      if let line = finding.line {
        element("p", .class("lead")) { withDates(line.finding.message) }
      } else {
        element("p", .class("lead")) {
          finding.standing.closed.map { "Forskellen er væk i leveringen, der er gjort op til \(DanishText.date($0))." }
            ?? "Fundet er ikke i det datalager, der vises nu. Kontrollen er ikke kørt, så det er hverken lukket eller bekræftet."
        }
      }
      notices
      if let course = finding.course {
        element("section", .class("first")) {
          HTMLRenderer.withoutFigures.course(course)
          openCourse
        }
      }
      element("section", .class("first"), Attribute("aria-label", "Sag og forløb")) {
        element("div", .class("cols", "even")) {
          element("div") {
            sourceValues
            howTo
            factList
          }
          element("div") {
            history
            if finding.standing.mayChange {
              FindingFormView(finding: finding, form: form).html
            } else {
              element("div", .class("quality")) {
                Icon.info.html()
                element("p") {
                  "Fundet handler om en hel fil. Det tager den, der ser hele kommunen, stilling til. Ansvarlig: \(finding.standing.owner)."
                }
              }
            }
          }
        }
      }
    }
  }

  private var titleFacts: HTML {
    element("p", .class("meta")) {
      element("span") { finding.id }
      finding.line?.finding.citizenName.map { name in element("span") { "Borger\u{A0}\(name)" } }
      element("span") {
        "Set første gang "
        time(finding.standing.firstSeen)
      }
      finding.standing.reopened.map { day in
        element("span") {
          "Åbnet igen "
          time(day)
        }
      }
      finding.line.map { severityState($0.finding.severity) }
      element("span") { "Ansvarlig: " + (finding.standing.person ?? finding.standing.owner) }
      element("span") {
        element("strong") { finding.standing.text }
        if let until = finding.standing.acceptedUntil {
          " til og med "
          time(until)
        }
      }
      if let due = finding.standing.due, finding.standing.isOpen {
        element("span") {
          if finding.standing.isOverdue {
            state(
              .due,
              group {
                "Frist "
                time(due)
                " er overskredet"
              }, emphasis: "a")
          } else {
            "Frist "
            time(due)
          }
        }
      }
    }
  }

  private var notices: HTML {
    group {
      if let problem = form.problem {
        element("div", .class("quality", "a"), Attribute("role", "alert")) {
          Icon.late.html()
          element("p") {
            element("strong") { problem.message }
            problem.suggestion.map { HTML.text(" \($0)") }
          }
        }
      }
      if form.problem == nil, isSaved {
        element("div", .class("quality"), Attribute("role", "status")) {
          Icon.ok.html()
          element("p") { "Gemt. Det står i forløbet nedenfor." }
        }
      }
    }
  }

  private var openCourse: HTML {
    element("p", .class("noprint", "btns")) {
      element("a", .class("btn"), .href(.findingCourse(finding.id))) { "Åbn borgerens hele forløb" }
      element("span", .class("small", "dim")) { "Åbningen bliver skrevet i loggen." }
    }
  }

  private var sourceValues: HTML {
    let values = finding.values
    guard !values.fields.isEmpty else { return .nothing }
    return group {
      element("h2", .class("h3"), .id("kildesiger")) { "Hvad kilderne siger" }
      element(
        "div", .class("tw"), Attribute("tabindex", "0"), Attribute("role", "region"),
        Attribute("aria-labelledby", "kildesiger")
      ) {
        element("table", .class("num")) {
          element("thead") {
            element("tr") {
              element("th", Attribute("scope", "col")) { "Felt" }
              values.sources.map { source in
                element("th", Attribute("scope", "col")) {
                  source.name
                  source.received.map { received in
                    element("small") { withDates(String(DanishText.time(received).prefix(10))) }
                  }
                }
              }
            }
          }
          element("tbody") {
            values.fields.map { field in
              element("tr") {
                element("th", Attribute("scope", "row")) { emphasised(.text(field.label), field.differs) }
                field.values.map { value in
                  element("td", .class(value == nil ? "none" : nil)) {
                    emphasised(withDates(value ?? "–"), field.differs && value != nil)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private func emphasised(_ words: HTML, _ isStrong: Bool) -> HTML {
    isStrong ? element("strong") { words } : words
  }

  private var howTo: HTML {
    group {
      if !finding.action.isEmpty, finding.standing.closed == nil {
        element("h2", .class("h3")) { "Sådan rettes det" }
        element("ol", .class("steps")) { finding.action.map { step in element("li") { step } } }
      }
      if let why = finding.why {
        element("h2", .class("h3")) { "Hvorfor det betyder noget" }
        element("p") { why }
        finding.legalBasis.map { basis in element("p", .class("small", "dim")) { "Regel: \(basis)" } }
      }
      if !finding.touches.isEmpty {
        element("h2", .class("h3")) { "Det kan ændre" }
        element("ul", .class("plain")) {
          finding.touches.map { metric in
            element("li") { element("a", .href(.metric(metric.term))) { metric.meaning } }
          }
        }
      }
    }
  }

  private var factList: HTML {
    var words = finding.facts
    for file in finding.related.map(\.term).reduce(into: [String](), { if !$0.contains($1) { $0.append($1) } }) {
      let keys = finding.related.filter { $0.term == file }.map(\.meaning)
      let more = keys.count > 12 ? " og \(keys.count - 12) mere" : ""
      words.append(Word(term: "Også i \(file)", meaning: keys.prefix(12).joined(separator: ", ") + more))
    }
    words.append(Word(term: "Kontrol", meaning: finding.check))
    finding.thresholds.map { words.append(Word(term: "Kontrollens grænse", meaning: $0)) }
    return group {
      element("h2", .class("h3")) { "Hvor det står" }
      definitionList(words)
    }
  }

  private var history: HTML {
    group {
      element("h2", .class("h3"), .id("forloeb")) { "Forløb" }
      element("ol", .class("say")) {
        finding.events.map { event in
          element("li") {
            element("p", .class("said")) {
              event.outcome.map { outcome in element("strong") { withDates(outcome) } }
              " "
              withDates(event.text)
            }
            element("p", .class("by")) { withDates(event.by) }
          }
        }
      }
    }
  }
}
