internal import Danish

/// Why a row is set aside (årsag).
enum FaultKind: UInt8, Hashable, Sendable, CaseIterable {
  case fieldCount
  case quotes
  case cutOff
  case nul
  case foreignEncoding
  case repeatedHeader
  case fieldTooLong
  case recordTooLong
  case missing
  case dateMalformed
  case dateAmbiguous
  case dateImplausible
  case numberMalformed
  case numberAmbiguous
  case amountDecimals
  case wholeMalformed
  case outOfRange
  case booleanMalformed
  case cprMalformed
  case municipalityMalformed
  case monthMalformed
  case quarterMalformed
  case levelMalformed
  case errorCell
  case uncalculated
  /// In national figures alone.
  case periodMalformed
  case wordUnknown
  case countedTwice

  /// Stable, in Danish ASCII.
  var code: String {
    switch self {
    case .fieldCount: "raekke-felter"
    case .quotes: "raekke-anfoerselstegn"
    case .cutOff: "raekke-afkortet"
    case .nul: "raekke-nultegn"
    case .foreignEncoding: "raekke-tegnsaet"
    case .repeatedHeader: "raekke-overskrift"
    case .fieldTooLong: "felt-for-langt"
    case .recordTooLong: "raekke-for-lang"
    case .missing: "vaerdi-mangler"
    case .dateMalformed: "dato-ugyldig"
    case .dateAmbiguous: "dato-tvetydig"
    case .dateImplausible: "dato-usandsynlig"
    case .numberMalformed: "tal-ugyldigt"
    case .numberAmbiguous: "tal-tvetydigt"
    case .amountDecimals: "beloeb-decimaler"
    case .wholeMalformed: "heltal-ugyldigt"
    case .outOfRange: "tal-uden-for-omraade"
    case .booleanMalformed: "janej-ugyldig"
    case .cprMalformed: "cpr-ugyldigt"
    case .municipalityMalformed: "kommune-ugyldig"
    case .monthMalformed: "maaned-ugyldig"
    case .quarterMalformed: "kvartal-ugyldigt"
    case .levelMalformed: "niveau-ugyldigt"
    case .errorCell: "celle-fejl"
    case .uncalculated: "formel-uden-vaerdi"
    case .periodMalformed: "periode-ugyldig"
    case .wordUnknown: "ord-ukendt"
    case .countedTwice: "tal-dobbelt"
    }
  }
}

/// One reason to set one row aside, without the value itself.
struct Fault: Hashable, Sendable {
  /// Number of the record, the header being 1.
  var row: Int
  /// Name of the field; nil when the whole row is damaged.
  var field: String?
  var kind: FaultKind
  /// The value's shape, or for `fieldCount` what was found and expected.
  var detail: String
  /// The row's own key with pseudonyms for CPR numbers; nil when it cannot be told.
  var key: String?
  /// How many rows it stands for: more than one where a file is wrong in row after row.
  var rows = 1

  /// What is wrong and what to do, in Danish.
  var message: String {
    rows == 1 ? own : own + " Det samme gælder \(DanishText.counted(rows - 1, "række", "rækker")) efter denne."
  }

  private var own: String {
    let name = field ?? ""
    let seen = detail.isEmpty ? "" : " (formen `\(detail)`)"
    return switch kind {
    case .fieldCount:
      "Rækken har \(detail). Se efter et semikolon for meget eller for lidt; sæt tekst med semikolon i anførselstegn."
    case .quotes:
      "Et anførselstegn i rækken er ikke lukket rigtigt. Skriv et anførselstegn inde i en tekst som to (`\"\"`)."
    case .cutOff:
      "Filen slutter midt i rækken\(detail.isEmpty ? "" : " (\(detail))"). Den er afkortet; hent udtrækket igen."
    case .nul: "Rækken har nul-tegn og er beskadiget. Hent udtrækket igen."
    case .foreignEncoding:
      "Rækken er skrevet med et andet tegnsæt end resten af filen. Gem hele filen som UTF-8, eller hent udtrækket igen."
    case .repeatedHeader:
      "Rækken gentager overskriften. Den er ikke læst som data; se efter, om to udtræk er sat sammen."
    case .fieldTooLong:
      "\(name.isEmpty ? "Et felt" : name) er for langt\(detail.isEmpty ? "" : ": \(detail)"). "
        + "Et felt må højst fylde \(Limits.field >> 20) MB. Se efter et anførselstegn, der ikke er lukket."
    case .recordTooLong:
      "Rækken er for lang: \(detail). En række må højst fylde \(Limits.record >> 20) MB. Hent udtrækket igen."
    case .missing: "\(name) mangler. Feltet skal være udfyldt."
    case .dateMalformed: "\(name) er ikke en dato\(seen). Skriv den som dd-mm-åååå."
    case .dateAmbiguous:
      "\(name) kan læses på flere måder\(seen): kolonnen blander datoformer. Skriv alle datoer som dd-mm-åååå."
    case .dateImplausible:
      "\(name) ligger så langt tilbage, at året ikke kan være rigtigt\(seen). Ret året; står der et tal, som regnearket viser som dato, så ret cellens format."
    case .numberMalformed: "\(name) er ikke et tal\(seen). Skriv det som 1.234,56."
    case .numberAmbiguous:
      "\(name) kan læses på to måder\(seen): punktum som tusindtal eller som decimaltegn. Skriv decimaler med komma."
    case .amountDecimals: "\(name) har flere end to decimaler\(seen). Skriv kroner med to decimaler."
    case .wholeMalformed: "\(name) er ikke et helt tal\(seen)."
    case .outOfRange: "\(name) ligger uden for de tilladte værdier\(seen)."
    case .booleanMalformed: "\(name) er hverken ja eller nej\(seen). Skriv Ja/Nej, J/N, 1/0 eller true/false."
    case .cprMalformed: "\(name) er ikke et CPR-nummer\(seen). Det skal have ti tegn, evt. med bindestreg."
    case .municipalityMalformed: "\(name) er ikke en kommunekode\(seen). Skriv fire cifre, f.eks. 0101."
    case .monthMalformed: "\(name) er ikke en måned\(seen). Skriv den som åååå-mm."
    case .quarterMalformed: "\(name) er ikke et kvartal\(seen). Skriv det som åååå-K1 til åååå-K4."
    case .levelMalformed: "\(name) er ikke et niveau\(seen). Skriv 0–4 eller Ikke vurderet."
    case .errorCell:
      "\(name) er en fejl fra et regneark (som #I/T), ikke en værdi. Ret formlen eller værdien, og gem igen."
    case .uncalculated:
      "\(name) er en formel uden beregnet værdi. Åbn regnearket i Excel, gem det, og indlæs igen."
    case .periodMalformed:
      "\(name) er ikke en periode, der kan læses\(seen). Hent år, kvartaler eller måneder: 2025, 2025K1 eller 2025M03."
    case .wordUnknown:
      "\(name) er hverken en kode eller et ord, der kendes\(seen). Hent udtrækket med koder, eller skriv i alt, mænd og kvinder, år eller aldersgruppe."
    case .countedTwice:
      "Tallet tæller de samme personer som en anden række eller fil i leveringen. Det er ikke talt med; behold kun ét af dem."
    }
  }
}
