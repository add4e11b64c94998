/// Service areas as the table of extracts.md has them, written out once more.
extension AnswerKey {
  /// The area of a service; `setting` is the Rammetype.
  static func area(basis: String, setting: String, start: Int) -> String {
    switch basis {
    case "SEL §108": return "laengerevarende_botilbud"
    case "SEL §107": return "midlertidigt_botilbud"
    case "SEL §85" where setting == "Botilbudslignende": return "botilbudslignende"
    case "SEL §85" where setting == "Øvrig", "SEL §82 a", "SEL §82 b": return "socialpaedagogisk_stoette"
    case "SEL §95", "SEL §96": return "bpa"
    case "SEL §102": return "behandling_saerlig"
    case "SEL §97", "SEL §98", "SEL §99": return "kontaktperson_ledsagelse"
    case "SEL §103": return "beskyttet_beskaeftigelse"
    case "SEL §104": return "aktivitet_samvaer"
    case "SEL §109", "SEL §110": return "saerlige_sociale_problemer"
    case "SUL §141": return "alkoholbehandling"
    case "SEL §101": return "stofmisbrug"
    case "BL §30", "BL §31", "BL §32": return "boern_forebyggende"
    case "SEL §52" where start < World.reform: return "boern_forebyggende"
    case "BL §43", "BL §46", "BL §47": return "boern_anbringelse"
    case "SEL §66" where start < World.reform: return "boern_anbringelse"
    default: return "uden_omraade"
    }
  }

  /// The area of an account; nil outside 5.28 and 5.38.
  static func area(of account: Account) -> String? {
    guard account.function.hasPrefix("5.28") || account.function.hasPrefix("5.38") else { return nil }
    if account.grouping == "200" { return "ledelse_administration" }
    switch account.function {
    case "5.38.50": return "laengerevarende_botilbud"
    case "5.38.52": return "midlertidigt_botilbud"
    case "5.38.51": return "botilbudslignende"
    case "5.38.53": return "kontaktperson_ledsagelse"
    case "5.38.58": return "beskyttet_beskaeftigelse"
    case "5.38.59": return "aktivitet_samvaer"
    case "5.38.42": return "saerlige_sociale_problemer"
    case "5.38.44": return "alkoholbehandling"
    case "5.38.45": return "stofmisbrug"
    case "5.28.21": return "boern_forebyggende"
    case "5.28.20", "5.28.22", "5.28.23", "5.28.24": return "boern_anbringelse"
    case "5.38.39" where account.kind == 1:
      switch account.grouping {
      case "003", "004", "005": return "socialpaedagogisk_stoette"
      case "001", "002": return "bpa"
      case "006", "007", "008": return "behandling_saerlig"
      default: return "uden_omraade"
      }
    default: return "uden_omraade"
    }
  }
}
