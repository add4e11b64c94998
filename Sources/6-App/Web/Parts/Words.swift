internal import DocumentModel
internal import Rendering

func definitionList(_ words: [Word]) -> HTML {
  element("dl", .class("defs")) {
    words.map { word in
      group {
        element("dt") { word.term }
        element("dd") { word.meaning }
      }
    }
  }
}

/// Names that a terminal shows in grave accents stand in quotation marks on a page.
func quoted(_ message: String) -> String { message.replacing(/`([^`]*)`/) { "“\($0.output.1)”" } }
