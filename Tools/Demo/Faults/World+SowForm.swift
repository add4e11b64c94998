/// Rows that break a rule of form, one for each rule, and files that cannot be read.
///
/// Such a row is one too many: it stands for nobody, so that no figure and no check misses what it would have said.
extension World {
  mutating func sowForm(_ furrow: Furrow) {
    let number = furrow.number
    switch furrow.kind {
    case .columnMissing:
      renamedColumns["fit"] = ("Session", "Gang")
      missBesideEarlier("fit", "warning")
    case .columnRepeated:
      renamedColumns["bemanding"] = ("Vikartimer", "Måned")
      missBesideEarlier("bemanding", "warning")
    case .fileDouble:
      doubledFiles.append("bemanding")
      missBesideEarlier("bemanding", "warning")
    case .fileEmpty:
      emptiedFiles.append("fit")
      missBesideEarlier("fit", "warning")
    case .fileCut:
      cutFiles.append("observationer")
      findings.append(SownFinding(check: "K57", severity: "warning", file: "observationer", key: "observationer"))
    default:
      guard let row = row(furrow.kind, number) else { return }
      sownRows.append(row)
    }
  }

  /// A sound row of observationer, the last of the file, which is cut in the middle.
  var rowToCut: String {
    "\(id("O", 909_999));\(id("I", services.firstIndex { !$0.isCancelled } ?? 0));;05-03-2026;P001;Uændret;Ingen ændring."
  }

  private func row(_ kind: FaultKind, _ number: Int) -> SownRow? {
    func row(_ file: String, _ column: String?, _ text: String) -> SownRow {
      SownRow(file: file, column: column, code: kind.rawValue, text: text)
    }
    let service = id("I", services.firstIndex { !$0.isCancelled } ?? 0)
    func note(_ place: Int, _ date: String) -> String {
      "\(id("O", 900_000 + place * 100 + number));\(service);;\(date);P001;Uændret;Ingen ændring siden sidst."
    }
    /// A CPR number that nobody else in the delivery has: born on the last day that the numbers can hold.
    func stranger(_ place: Int) -> String { digits(3_112_275_000 + place * 100 + number, 10) }
    func posting(_ place: Int, period: String = "3", amount: String) -> String {
      "\(98_000_000 + place * 100 + number);1;2026;\(period);31-03-2026;5.38.59;1;002;2.0;\(Organisation.adultCentre)"
        + ";;;;Varer og tjenesteydelser;\(amount);NOR"
    }
    switch kind {
    case .fieldCount: return row("observationer", nil, note(1, "05-03-2026") + ";for meget")
    case .quotes:
      return row("observationer", nil, "\(id("O", 900_200 + number));\(service);;05-03-2026;P001;Uændret;\"Gik\" tur")
    case .dateMalformed: return row("observationer", "Dato", note(3, "31-02-2026"))
    case .dateAmbiguous: return row("observationer", "Dato", note(4, "05/06/2026"))
    case .dateImplausible: return row("observationer", "Dato", note(5, "05-03-0026"))
    case .numberAmbiguous: return row("posteringer", "Beløb", posting(1, amount: "18500.00"))
    case .amountDecimals: return row("posteringer", "Beløb", posting(2, amount: "1.250,5055"))
    case .outOfRange: return row("posteringer", "Periode", posting(3, period: "14", amount: "1.250,00"))
    case .valueMissing:
      return row(
        "sager", "Sagsbehandler",
        "\(id("S", 900_000 + number));\(stranger(5));Voksen;27.54.08;05-03-2026;05-03-2026;;;;;VSY;SEL §104")
    case .booleanMalformed:
      return row("borgere", "Adressebeskyttelse", "\(stranger(6));;;K;;Måske;\(digits(code, 4));")
    case .municipalityMalformed: return row("borgere", "Bopælskommune", "\(stranger(7));;;M;;Nej;09A9;")
    case .numberOfPersonMalformed:
      return row("ophold", "Borger_CPR", "T100;12345-67;05-03-2026;06-03-2026;\(digits(code, 4))")
    case .numberMalformed:
      return row("fravær", "Fuldtidsstillinger", "2026-03;VSY;Sygdom \(number);1,0;200,0;ca. 12")
    case .wholeMalformed:
      return row("frister", "Frist", "SEL §\(900 + number);01-01-2024;;4,5;Uger")
    case .monthMalformed:
      return row("løn", "Måned", "2026-13;VSY;380302;\(1000 + number),00;;1,0")
    case .quarterMalformed:
      return row(
        "ledelsestilsyn", "Kvartal",
        "\(id("L", 900_000 + number));Audit;2026-K5;\(id("S", 0));VSY;;\(Self.questions[0]);Ja;")
    case .levelMalformed:
      return row(
        "mål", "Niveau_aktuel",
        "\(id("M", 900_000 + number));\(service);Indsatsmål;Udvikle;Relationer;2;1;7;05-03-2026;På vej")
    default: return nil
    }
  }
}
