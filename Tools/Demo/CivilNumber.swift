internal import CareModel

/// Synthetic CPR numbers (personnumre): real-looking dates of birth with serials that cannot be issued.
///
/// Two rules, either of which keeps a number away from everybody who lives, and which together keep it away from the dead:
///
/// 1. *The seventh digit tells the wrong century.* By the century rule of the CPR office ("Personnummeret i CPR", cpr.dk)
///    5–8 with the years 58–99 means born 1858–1899, 5–8 with 27–57 means born 2027–2057, and 0–3 means the 1900s. Persons
///    born before 2000 get 5–8 here, later ones 0–3. Such a number belongs to a person born 1858–1899 (nobody is alive),
///    2027–2057 (nobody is born) or 1900–1926.
/// 2. *The check digit does not come out, and the day is not 1 January.* Every number issued before 1 October 2007 has it, and
///    later ones lack it only for birthdays whose numbers have run out, all of them 1 January of 1960–1995
///    ("Personnumre uden kontrolciffer", cpr.dk); nobody born before 1927 is among them.
///
/// The modulus is used here alone, to stay away from real numbers. It is never a test of a number that somebody hands in.
struct CivilNumbers {
  private var issued: Set<Int> = []
  /// Each municipality draws from its own serials, so that no number is given to two.
  private let municipality: Int
  private let municipalities: Int

  init(municipality: Int, of municipalities: Int) {
    self.municipality = municipality
    self.municipalities = municipalities
  }

  /// A number for a person born on `birth` or, when that day has none left, a day soon after, which is returned too.
  mutating func issue(birth: Int, isWoman: Bool, dice: inout Dice) -> (number: Int, birth: Int) {
    var day = birth
    while true {
      let date = Day(number: day).parts
      if !(date.month == 1 && date.day == 1) {
        let base = (date.day * 10_000 + date.month * 100 + date.year % 100) * 10_000 + (date.year < 2000 ? 5000 : 0)
        let free = max(1, 2000 / municipalities)
        let first = dice.below(free)
        for attempt in 0..<free {
          let serial = 2 * (municipality + municipalities * ((first + attempt) % free)) + (isWoman ? 0 : 1)
          let number = base + serial
          if serial < 4000, !Self.checkDigitComesOut(number), issued.insert(number).inserted { return (number, day) }
        }
      }
      day += 1
    }
  }

  /// Whether the digits, weighted 4 3 2 7 6 5 4 3 2 1, add up to a multiple of eleven.
  static func checkDigitComesOut(_ number: Int) -> Bool {
    var rest = number
    var sum = 0
    for weight in [1, 2, 3, 4, 5, 6, 7, 2, 3, 4] {
      sum += rest % 10 * weight
      rest /= 10
    }
    return sum % 11 == 0
  }

  /// The year of birth that a number tells by the century rule.
  static func yearTold(by number: Int) -> Int {
    let year = number / 10_000 % 100
    switch number / 1000 % 10 {
    case 0...3: return 1900 + year
    case 4, 9: return year <= 36 ? 2000 + year : 1900 + year
    default: return year <= 57 ? 2000 + year : 1800 + year
    }
  }
}
