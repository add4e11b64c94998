internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// Why somebody was turned away at the door (afvist): what a person is told, and a code for the log. Never what was sent.
struct TurnedAway: Error, Hashable {
  let code: String
  let status: HTTPResponse.Status
  let title: String
  let message: String
  let next: String

  /// A page that stands alone: no stylesheet, no menu, no name of a municipality.
  var page: Response {
    let whole = element("html", Attribute("lang", "da")) {
      element("head") {
        element("meta", Attribute("charset", "utf-8"))
        element("meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
        element("title") { "\(title) – Rød Tråd" }
        element("style") {
          HTML.raw("body{font:1.1rem/1.5 sans-serif;max-width:38rem;margin:3rem auto;padding:0 1rem}")
        }
      }
      element("body") {
        element("main") {
          element("h1") { title }
          element("p") { message }
          element("p") { next }
        }
      }
    }
    var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]
    // What is left of the request is not waited for.
    if status == .contentTooLarge { headers[.connection] = "close" }
    return Response(
      status: status, headers: headers,
      body: .init(byteBuffer: ByteBuffer(string: "<!doctype html>\n" + whole.markup + "\n")))
  }
}

extension TurnedAway {
  static let longAddress = TurnedAway(
    code: "adresse-lang", status: .uriTooLong, title: "Adressen er for lang",
    message: "Den er længere, end nogen af siderne har brug for.", next: "Gå til forsiden, og find siden derfra.")

  static let civilNumber = TurnedAway(
    code: "adresse-cpr", status: .badRequest, title: "Adressen ligner, at den har et CPR-nummer i sig",
    message: "Siden er ikke vist, og adressen er ikke gemt her. Den kan stå i browserens historik; slet den der.",
    next:
      "Søg efter fundets nummer, en betegnelse som Borger 7F3A, et tilbud eller et team. Er det en dato og et tal, så skriv året med fire cifre."
  )

  static let largeBody = TurnedAway(
    code: "formular-stor", status: .contentTooLarge, title: "Det er for meget på én gang",
    message: "Formularen er større, end nogen af siderne har brug for. Intet er gemt.", next: "Skriv det kortere.")

  static let foreignForm = TurnedAway(
    code: "formular-fremmed", status: .forbidden, title: "Formularen kom ikke fra en af vores sider",
    message: "Browseren siger, at den er sendt fra et andet sted. Intet er ændret.",
    next: "Gå til siden selv, og gør det derfra.")

  static let foreignPage = TurnedAway(
    code: "side-fremmed", status: .forbidden, title: "En anden side har spurgt for dig",
    message: "Browseren siger, at det er en fremmed side, der henter dette. Det får den ikke.",
    next: "Skriv selv adressen i browseren.")

  static let goBetween = TurnedAway(
    code: "mellemled", status: .forbidden, title: "Siderne vises kun på maskinen selv",
    message:
      "Forespørgslen er sendt videre af et mellemled (en proxy). Hjemmet har en kommunes egne data, og uden log ind kan ingen vide, hvem der sidder bag.",
    next: "Åbn siderne på den maskine, hvor programmet kører, uden om proxyen.")

  static let foreignHost = TurnedAway(
    code: "vaert-fremmed", status: .misdirectedRequest, title: "Siderne vises kun på maskinen selv",
    message: "Adressen bruger et navn, der ikke er maskinens eget.",
    next:
      "Brug adressen, som programmet skrev, da det blev startet. Den begynder med http://127.0.0.1 eller http://localhost."
  )

  static let noSession = TurnedAway(
    code: "uden-adgang", status: .forbidden, title: "Siderne er kun for den, der har startet programmet",
    message: "Hjemmet har en kommunes egne data, og der er ikke log ind endnu.",
    next:
      "Åbn adressen, som programmet skrev, da det blev startet. Den virker én gang; er den brugt, så stop programmet, og start det igen."
  )

  static let wrongStart = TurnedAway(
    code: "startadresse-brugt", status: .forbidden, title: "Startadressen virker ikke",
    message: "Den er brugt, eller den er skrevet forkert. Hver startadresse virker én gang.",
    next: "Stop programmet, og start det igen; så skriver det en ny.")
}
