internal import Danish
internal import Diagnostics

/// Which column of a file each field of a source stands in.
struct HeaderMatch {
  var columns: [Int?]
  var unknown: [String]
  /// Why the file must be refused; nil when it can be read.
  var refusal: (code: String, message: String)?
  /// Whether that is because columns are not there.
  var lacksColumns = false

  init(_ header: [String], _ source: SourceFile) {
    let names = header.map(folded)
    columns = Array(repeating: nil, count: source.fields.count)
    var taken: Set<Int> = []
    var repeated: [String] = []
    for (index, field) in source.fields.enumerated() {
      let wanted = Set(([field.name] + field.aliases).map(folded))
      let found = names.indices.filter { wanted.contains(names[$0]) }
      columns[index] = found.first
      taken.formUnion(found)
      if found.count > 1 { repeated.append(field.name) }
    }
    unknown = names.indices.filter { !taken.contains($0) && !names[$0].isEmpty }.map {
      HeaderMatch.isPerson(header[$0]) ? "(et CPR-nummer)" : header[$0]
    }
    let missing = source.fields.indices.filter { source.fields[$0].isRequired && columns[$0] == nil }
    lacksColumns = !missing.isEmpty && repeated.isEmpty
    if !repeated.isEmpty {
      refusal = (
        "kolonne-gentaget",
        "Kolonnen \(DanishText.quotedList(repeated)) står flere gange i overskriften. Behold én af dem."
      )
    } else if !missing.isEmpty, header.contains(where: HeaderMatch.isValue) {
      // The names of columns are told; what stands in a row is not.
      unknown = []
      refusal = (
        "overskrift-mangler",
        "Filen har ingen overskrift: den første række er data. Hent udtrækket med navnene på kolonnerne i første linje."
      )
    } else if !missing.isEmpty {
      refusal = ("kolonne-mangler", missingMessage(missing.map { source.fields[$0].name }, header))
    }
  }

  /// How many rows a title and what belongs to it may take.
  static let looked = 60

  /// What people are told when a title, a date or the like stands above the names of the columns.
  static func below(row: Int) -> (code: String, message: String) {
    (
      "overskrift-laengere-nede",
      "Navnene på kolonnerne står først i række \(row). Slet det, der står over dem, eller lav en profil til filen med `traad init`."
    )
  }

  /// Whether a header's cell is a date or a CPR number.
  private static func isValue(_ cell: String) -> Bool {
    var cell = cell
    return isPerson(cell) || cell.withUTF8 { writtenDate($0) != nil }
  }

  private static func isPerson(_ cell: String) -> Bool {
    var cell = cell
    return cell.withUTF8 { !HiddenCPR.find($0, isFreeText: true).isEmpty || writtenCPR($0) != nil }
  }

  private func missingMessage(_ missing: [String], _ header: [String]) -> String {
    var text =
      missing.count == 1
      ? "Den påkrævede kolonne \(DanishText.quotedList(missing)) mangler."
      : "De påkrævede kolonner \(DanishText.quotedList(missing)) mangler."
    if header.count == 1, let separator = [",", "\t", "|"].first(where: { header[0].contains($0) }) {
      let word = separator == "," ? "komma" : separator == "|" ? "lodret streg" : "tabulator"
      return text + " Filen ser ud til at være adskilt med \(word); gem den med semikolon."
    }
    for name in missing {
      let candidates = Dictionary(unknown.map { (folded($0), $0) }) { first, _ in first }
      if let near = nearMiss(folded(name), among: candidates.keys.sorted()), let written = candidates[near] {
        text += " Er `\(written)` en slåfejl for `\(name)`?"
      }
    }
    return text
  }
}
