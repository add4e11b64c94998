internal import Access
internal import Application
internal import Rendering

/// One citizen's whole course, opened from a finding. The address holds the finding, never the citizen.
extension Site {
  func coursePage(_ asked: PageRequest) throws -> Page {
    let course = try workspace.showCourse(asked.id, for: asked.reader)
    let renderer = HTMLRenderer(figureLink: { _ in nil })
    let content = group {
      element("h1") { "Forløb for Borger\u{A0}\(course.citizenName)" }
      element("p", .class("lead")) {
        course.lines.isEmpty
          ? "Borgeren har ingen åbne fund."
          : "Borgeren har \(course.lines.count == 1 ? "ét åbent fund" : "\(WorklistWords.count(course.lines.count)) åbne fund")."
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
      title: "Forløb for Borger \(course.citizenName)", current: .quality, reader: asked.reader, back: asked.path,
      crumbs: [
        .init("Fejlliste", path: "/datakvalitet"),
        .init("\(course.findingTitle), \(course.finding)", path: "/datakvalitet/fund/\(course.finding)"),
      ], content: content)
  }
}
