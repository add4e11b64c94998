internal import Access
internal import Application
internal import Danish
internal import DocumentModel
internal import Rendering

/// One citizen's whole course, opened from a finding or a follow-up. The address holds that, never the citizen.
extension Site {
  func coursePage(_ asked: PageRequest) throws -> Page {
    coursePage(try Worklists(asked.session).course(asked.id), asked, current: .quality)
  }

  /// The same, opened from a follow-up: the address holds the service, never the citizen.
  func followUpCoursePage(_ asked: PageRequest) throws -> Page {
    coursePage(try FollowUpLists(asked.session).course(asked.id), asked, current: .followUps)
  }

  private func coursePage(_ course: CoursePage, _ asked: PageRequest, current: Menu) -> Page {
    let renderer = HTMLRenderer(figureLink: { _ in nil })
    let content = group {
      element("h1") { "Forløb for Borger\u{A0}\(course.citizenName)" }
      element("p", .class("lead")) {
        course.lines.isEmpty
          ? "Borgeren har ingen åbne fund."
          : "Borgeren har \(course.lines.count == 1 ? "ét åbent fund" : "\(DanishText.spelled(course.lines.count)) åbne fund")."
        " At du har åbnet forløbet, er skrevet i loggen."
      }
      if course.isNarrowed {
        element("p", .class("small", "dim")) {
          "Du ser det, der hører til din del af kommunen. Borgeren kan have mere andre steder."
        }
      }
      if let figure = course.figure {
        element("section", .class("first")) { renderer.course(figure) }
      } else {
        element("div", .class("quality")) {
          Icon.info.html()
          element("p") { "Kilderne har ingen indsatser, disponeringer, ophold eller betalinger, som du kan se." }
        }
      }
      if !course.lines.isEmpty {
        element("section", Attribute("aria-labelledby", "borgerfund")) {
          element("h2", .id("borgerfund")) { "Åbne fund" }
          worklistTable(course.lines, names: course.names, query: nil)
        }
      }
      course.tables.map { table in element("section") { renderer.standing(table) } }
    }
    return frame(
      title: "Forløb for Borger \(course.citizenName)", current: current, reader: asked.reader, back: asked.path,
      crumbs: course.origin.map { Page.Link($0.title, path: $0.path) }, content: content)
  }
}
