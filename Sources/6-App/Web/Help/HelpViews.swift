internal import DocumentModel
internal import Rendering
internal import Serving

/// Help (hjælp).
struct HelpView {
  let guide: Guide

  var content: PageContent {
    PageContent("Hjælp", in: .help, here: .help) {
      element("h1") { "Hjælp" }
      element("p", .class("lead")) { "Rød er det, vi har målt. Alt andet er sammenligning eller plan." }
      part("vejledning", "Vejledningen") {
        element("ul") {
          guide.pages.map { page in
            element("li") { element("a", .href(.guide(page.id))) { page.title } }
          }
        }
      }
      part("laes", "Sådan læser du en rapport") {
        element("p") {
          "Øverst står, hvad der er sket, og hvorfor. Så kommer højst fem nøgletal. Under hvert tal fører “Hvor kommer tallet fra?” til "
          "definitionen, beregningen, kilderne og rækkerne, hvis du må se dem."
        }
        element("p") {
          "Hver figur har en tabel med de samme tal og en tekst om, hvordan den læses, og hvad den ikke viser."
        }
      }
      part("tegn", "Tegn og ord") {
        definitionList([
          .init(term: "foreløbig", meaning: "Perioden er ikke slut, eller en kilde kan stadig ændre sig."),
          .init(term: "mangler", meaning: "Kilden er ikke kommet. Det er ikke nul."),
          .init(term: "<5", meaning: "Én til fire. Vises ikke af hensyn til borgerne. Nul vises som 0."),
          .init(term: "skjult", meaning: "Kunne ellers røbe et tal, der ikke vises."),
          .init(
            term: "sat til side",
            meaning: "En række, der ikke kunne læses sikkert. Den tæller ikke med, til den er rettet i kilden."),
          .init(term: "uden område", meaning: "Hører ikke til et ydelsesområde. Vises altid med sit beløb."),
        ])
      }
      part("roller", "Hvem ser hvad") {
        element("p") {
          "Politiske udvalg ser hele området, aldrig personer, og små tal er skjult. Ledelse, udfører og myndighed ser deres egen del og kan "
          "åbne rækkerne bag et tal. Hver visning af enkeltpersoner bliver logget."
        }
      }
    }
  }
}

/// One page of the user guide (vejledning).
struct GuideView {
  let guide: Guide
  let page: Guide.Page

  var content: PageContent {
    PageContent(page.title, in: .help, here: .guide(page.id), crumbs: [PageLink("Hjælp", to: .help)]) {
      element("h1") { page.title }
      GuideMarkup(pages: Set(guide.pages.map(\.id))).html(page.text)
    }
  }
}

/// The statement of accessibility (tilgængelighed).
struct AccessibilityView {
  var content: PageContent {
    PageContent("Tilgængelighed", in: nil, here: .accessibility) {
      element("h1") { "Tilgængelighed" }
      element("p", .class("lead")) { "Siderne er lavet til at kunne bruges af alle, efter WCAG 2.2 på niveau AA." }
      part("kan", "Det kan du regne med") {
        element("ul") {
          [
            "Alt kan nås og bruges fra tastaturet, og siderne virker uden script.",
            "Hver figur har en beskrivelse i ord og en tabel med de samme tal.",
            "Ingen oplysning gives med farve alene.",
            "Siderne kan forstørres til 400 procent uden at rulle sidelæns; brede tabeller ruller i deres egen ramme.",
            "PDF'erne er mærket op (PDF/UA) og kan læses højt.",
          ].map { line in element("li") { line } }
        }
      }
      part("mangler", "Det ved vi mangler") {
        element("p") {
          "Siderne er endnu ikke prøvet af mennesker, der bruger skærmlæser til hverdag. Finder du en fejl, så sig det til datateamet."
        }
      }
    }
  }
}

private func part(_ id: String, _ title: String, @HTMLBuilder content: () -> HTML) -> HTML {
  element("section", Attribute("aria-labelledby", id)) {
    element("h2", .id(id)) { title }
    content()
  }
}
