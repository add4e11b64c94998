internal import CareModel

/// Faults of the extracts themselves: what was left out, what stands twice, words of no list, codes and letters that are lost.
extension World {
  mutating func sowDelivery(_ furrow: inout Furrow) {
    let (number, isPresent) = (furrow.number, furrow.isPresent)
    let spring = Self.day(2026, 3, 2) + number * 6
    switch furrow.kind {
    case .caseLost:
      let carrier = carry(15, from: spring, &furrow.dice)
      cases[carrier.caseNumber].isLost = isPresent
      find(furrow, "blocking", "indsatser", id("I", carrier.service))
    case .valueUnknown:
      // A slip of the system's own word for cancelled, and a type of posting that nobody knows.
      if number % 2 == 0 {
        let carrier = carry(15, from: spring, &furrow.dice)
        if isPresent { services[carrier.service].registeredStatus = "Annuleret" }
        find(furrow, "warning", "indsatser", id("I", carrier.service))
      } else {
        let key = add(furrow, goods(number), month: Self.month(2026, 6), amount: 5_250_00, type: 5, text: .goods)
        find(furrow, "warning", "posteringer", key, amount: 5_250_00)
      }
    case .masterDiffers:
      let carrier = carry(15, from: spring, &furrow.dice)
      if isPresent {
        // The same person once more, who lives somewhere else: the row that counts is the other.
        let person = persons[carrier.person]
        let name = Names.full(person.name, isWoman: person.isWoman)
        extraRows.append(
          (
            "borgere",
            "\(cpr(carrier.person));\(name);\(Day(number: person.birth).danish);\(person.isWoman ? "K" : "M");;Nej;0101;"
          ))
      }
      find(furrow, "warning", "borgere", cpr(carrier.person))
    case .codeChanged:
      // The number of whoever wrote the note was opened in a spreadsheet.
      note(furrow, 909_001, "1E+05", "Ingen ændring siden sidst.")
      find(furrow, "warning", "observationer", "Medarbejder")
    case .rowRepeated:
      // Nothing paid, so that no figure is another.
      if isPresent { extraRows += Array(repeating: ("løn", "2026-03;VSY;380302;0,00;;0,0"), count: 2) }
      find(furrow, "warning", "løn", "VSY", amount: 0)
    case .unitAboveItself:
      if isPresent {
        extraUnits.append(
          UnitFact(id: "RING", name: "Projekt Ring", parent: "RING", type: "Team", costCentre: "", leader: ""))
      }
      find(furrow, "warning", "organisation", "RING")
    default:
      note(furrow, 909_000, "P001", "Borgeren gik til m?de.")
      find(furrow, "warning", "observationer", "Tekst")
    }
  }

  private mutating func note(_ furrow: Furrow, _ number: Int, _ writer: String, _ text: String) {
    guard furrow.isPresent else { return }
    let service = id("I", services.firstIndex { !$0.isCancelled } ?? 0)
    extraRows.append(("observationer", "\(id("O", number));\(service);;05-03-2026;\(writer);Uændret;\(text)"))
  }
}

extension Day {
  /// As the extracts write it.
  fileprivate var danish: String {
    let parts = parts
    return "\(digits(parts.day, 2))-\(digits(parts.month, 2))-\(digits(parts.year, 4))"
  }
}
