internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Worklist

/// One citizen's whole course, opened from a finding or a follow-up. The address holds that, never the citizen.
struct CourseView {
  let course: CoursePage
  let menu: Menu
  let here: Address

  var content: PageContent {
    let renderer = HTMLRenderer.withoutFigures
    return PageContent("Forløb for Borger \(course.citizenName)", in: menu, here: here, crumbs: course.origin) {
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
          WorklistTable(lines: course.lines, names: course.names, query: nil).html
        }
      }
      course.tables.map { table in element("section") { renderer.standing(table) } }
    }
  }
}
