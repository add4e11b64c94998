internal import CareModel
internal import Danish
internal import DocumentModel
internal import Reporting
internal import Serving

/// A course as a time line and tables: names in Danish, days and amounts final.
struct CourseWriting {
  let course: Course
  let labels: Labels
  /// Names of units and facilities by id.
  let names: [String: String]
  let asOf: Day

  /// The whole course, from its first day to the as-of month, with everything that findings have at stake.
  func whole(_ citizen: String, stakes: [Finding]) -> CourseFigure? {
    let first = (course.services.map(\.from) + course.commitments.map(\.from) + course.stays.map(\.from)).min()
    let months = course.payments.map(\.month)
    guard let begin = [first.map(CourseWindow.index), months.min()].compactMap({ $0 }).min() else { return nil }
    let window = CourseWindow(first: begin, last: max(lastMonth, months.max() ?? begin, begin + 2))
    let atStake = Set(stakes.flatMap { finding in finding.stakeMonths.map(Array.init) ?? [] })
    var rows = [services(window, emphasised: { _ in true })]
    if !course.commitments.isEmpty { rows.append(commitments(window, emphasised: { _ in true })) }
    if !course.stays.isEmpty { rows.append(stays(window)) }
    rows += paymentRows(window, atStake: atStake)
    return figure(
      id: "forloeb", title: "Borger \(citizen), \(window.name)",
      subtitle: atStake.isDisjoint(with: course.payments.map(\.month))
        ? "Det, som kilderne siger om borgeren." : "Måneder, hvor et åbent fund har beløb på spil, har en ramme.",
      citizen: citizen, window: window, chart: CourseChart(months: window.months, rows: rows), tables: [])
  }

  /// The as-of month while something goes on; else two months after the last thing ended.
  private var lastMonth: Int {
    let ends =
      course.services.map(\.through) + course.commitments.map(\.through)
      + course.stays.map { $0.through >= asOf ? nil : $0.through }
    let latest = CourseWindow.index(asOf)
    guard let last = ends.compactMap({ $0 }).max(), !ends.contains(nil) else { return latest }
    return min(latest, CourseWindow.index(last) + 2)
  }

  /// The months around what one finding has at stake.
  func around(_ finding: Finding, shown labels: [String]) -> CourseFigure? {
    let service = course.services.first { $0.id == finding.servicePeriod }
    let stake = finding.stakeMonths
    guard let window = window(around: stake, service, labels: labels) else { return nil }
    let mark = service.flatMap { self.mark($0, labels: labels, in: window) }
    let isOne = service != nil
    let payments = self.payments(of: finding)
    var rows: [CourseChart.Row] = []
    let bars = services(window, emphasised: { !isOne || $0.id == finding.servicePeriod })
    if bars.holdsAnything(in: window) { rows.append(bars) }
    let commitments = commitments(window, emphasised: { !isOne || $0.service == finding.servicePeriod })
    if commitments.holdsAnything(in: window) { rows.append(commitments) }
    let stays = stays(window)
    if stays.holdsAnything(in: window), finding.file == "ophold" || finding.check == "K31" { rows.append(stays) }
    let paid = amounts(payments, window, name: "Betalt", source: "", atStake: Set(stake.map(Array.init) ?? []))
    if paid.holdsAnything(in: window) { rows.append(paid) }
    guard !rows.isEmpty else { return nil }
    let citizen = finding.citizenName ?? ""
    return figure(
      id: "tid", title: "Borger \(citizen), \(window.name)",
      subtitle: rows.contains(where: \.hasHollowBars)
        ? "Fyldt: det, som fundet handler om. Hul: borgerens andre."
        : "Det, som kilderne siger, i månederne omkring fundet.",
      citizen: citizen, window: window,
      chart: CourseChart(
        months: window.months, rows: rows, stake: stake.flatMap { self.stake(finding, $0, mark: mark, in: window) },
        mark: mark),
      tables: [monthTable(payments, window, stake: stake)].compactMap { $0 } + tables(in: window))
  }

  /// What was paid for what the finding is about: its account, else its area, else everything.
  private func payments(of finding: Finding) -> [Course.Posting] {
    if let function = finding.function { return course.payments.filter { $0.function == function } }
    let ofArea = course.payments.filter { $0.area == finding.serviceArea }
    return finding.serviceArea == nil || ofArea.isEmpty ? course.payments : ofArea
  }

  /// Some months before and after what is at stake; without that, around the day that the finding speaks of.
  private func window(around stake: ClosedRange<Int>?, _ service: Course.ServicePeriod?, labels: [String])
    -> CourseWindow?
  {
    let latest = CourseWindow.index(asOf)
    if let stake {
      let last = max(stake.upperBound + 1, min(latest, stake.upperBound + 4))
      return CourseWindow(first: min(stake.lowerBound - 4, last - 7), last: last)
    }
    let spoken = service.map { each in
      CourseWriting.speaksOf("start", labels) && !CourseWriting.speaksOf("slut", labels)
        ? each.from : each.through ?? asOf
    }
    guard let middle = spoken.map(CourseWindow.index) ?? course.payments.map(\.month).max() else { return nil }
    let last = min(max(latest, middle), middle + 3)
    return CourseWindow(first: last - 11, last: last)
  }

  private static func speaksOf(_ word: String, _ labels: [String]) -> Bool {
    labels.contains { $0.lowercased().contains(word) }
  }

  private func figure(
    id: String, title: String, subtitle: String, citizen: String, window: CourseWindow, chart: CourseChart,
    tables: [DataTable]
  ) -> CourseFigure {
    CourseFigure(
      id: id, title: title, subtitle: subtitle, alternative: "Tidslinje for Borger \(citizen), \(window.name)",
      description: description(chart, window), chart: chart, tables: tables)
  }

  private func stake(
    _ finding: Finding, _ months: ClosedRange<Int>, mark: CourseChart.Mark?, in window: CourseWindow
  ) -> CourseChart.Stake {
    var from = CourseWindow.firstDay(months.lowerBound).number
    let through = CourseWindow.lastDay(months.upperBound).number
    if let mark, mark.isEnd ? (from...through).contains(mark.day + 1) : (from...through).contains(mark.day) {
      if mark.isEnd { from = mark.day + 1 }
    }
    let days = finding.days.flatMap { $0 == 0 ? nil : DanishText.counted(abs($0), "døgn", "døgn") }
    let amount = finding.amountOre.flatMap { $0 == 0 ? nil : DanishText.kroner(abs($0)) }
    let text = [days, amount].compactMap { $0 }.joined(separator: ", ")
    return .init(from: from, through: through, text: text.isEmpty ? "her er kilderne uenige" : "\(text) på spil")
  }

  /// The day that the sources disagree about, where the finding's values name one.
  private func mark(_ service: Course.ServicePeriod, labels: [String], in window: CourseWindow) -> CourseChart.Mark? {
    let days = window.firstDay.number...window.lastDay.number
    if CourseWriting.speaksOf("slut", labels) {
      guard let end = service.through, days.contains(end.number) else { return nil }
      return .init(day: end.number, isEnd: true, text: "Slut i fagsystemet: \(CourseWindow.dayName(end))")
    }
    if CourseWriting.speaksOf("start", labels), days.contains(service.from.number) {
      return .init(
        day: service.from.number, isEnd: false, text: "Start i fagsystemet: \(CourseWindow.dayName(service.from))")
    }
    return nil
  }
}

extension Finding {
  /// The months that it has at stake; nil where it names none.
  var stakeMonths: ClosedRange<Int>? {
    guard let first = firstMonth ?? lastMonth else { return nil }
    let last = max(first, lastMonth ?? first)
    // An open end is counted to ten years at most: a wrong date never makes an endless drawing.
    return first...min(last, first + 119)
  }
}

extension CourseChart.Row {
  var hasHollowBars: Bool {
    if case .bars(let bars) = content { bars.contains { !$0.isEmphasised } } else { false }
  }

  func holdsAnything(in window: CourseWindow) -> Bool {
    switch content {
    case .bars(let bars):
      bars.contains { $0.from <= window.lastDay.number && ($0.through ?? .max) >= window.firstDay.number }
    case .amounts(let amounts): !amounts.isEmpty
    }
  }
}
