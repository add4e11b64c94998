internal import CareModel

/// Danish working days: Monday to Friday, without public holidays (helligdage, lov nr. 214 af 7. marts 2023).
enum WorkingDays {
  static func isWorkingDay(_ day: Day) -> Bool {
    guard day.weekday < 5 else { return false }
    let (year, month, date) = day.parts
    switch (month, date) {
    case (1, 1), (12, 25), (12, 26): return false
    default: break
    }
    guard let easter = easterSunday(year) else { return true }
    let fromEaster = easter.distance(to: day)
    // Skærtorsdag, langfredag, 2. påskedag, Kristi himmelfart, 2. pinsedag; store bededag until 2023.
    return ![-3, -2, 1, 39, 50].contains(fromEaster) && !(year < 2024 && fromEaster == 26)
  }

  /// Method: the anonymous Gregorian computus (Nature, 20 April 1876).
  static func easterSunday(_ year: Int) -> Day? {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return Day(year, sum / 31, sum % 31 + 1)
  }
}
