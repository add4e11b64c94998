internal import ArgumentParser
internal import Reports

struct ReportCommand: AsyncParsableCommand, CommandInHome, ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Skriv en færdig rapport til en fil.",
    discussion: """
      Endelsen vælger formatet: .html, .pdf, .xlsx eller .json. Filen skrives hel eller slet ikke.
      --recipient all skriver en udgave til hver modtager: --output ud/maaned.pdf giver ud/maaned-ledelse.pdf; en mappe giver PDF'er.
      --per-unit lægger en udgave til for hver enhed og hvert tilbud, som modtagerne kan vælge.
      """)

  @Argument(help: ArgumentHelp("Leverancen, for eksempel maanedsopfoelgning-myndighed.", valueName: "leverance"))
  var id: String
  @OptionGroup var period: PeriodOption
  @OptionGroup var reader: ReaderOption
  @Option(help: ArgumentHelp("En modtager af leverancen, eller all.", valueName: "modtager"))
  var recipient: String?
  @Flag(help: "Med --recipient all: også en udgave til hver enhed og hvert tilbud.")
  var perUnit = false
  @Option(name: [.short, .long], help: ArgumentHelp("Hvor den skal skrives.", valueName: "sti"))
  var output: String
  @OptionGroup var progress: ProgressOption
  @OptionGroup var home: HomeOption

  func validate() throws {
    if perUnit && recipient != "all" { throw ValidationError("--per-unit hører sammen med --recipient all.") }
  }

  func run() async throws {
    let progress = progress.bar(expected: 20)
    defer { progress.end() }
    let reports = try Reports(session(as: reader.reader(), say: progress.step))
    let call = ReportCall(id: id, period: period.period)
    let written: WrittenReports
    switch recipient {
    case "all"?: written = try await reports.writeAll(call, to: output, perUnit: perUnit)
    case let name?:
      written = try await reports.to(name, of: id).write(call, to: output)
    case nil: written = try await reports.write(call, to: output)
    }
    progress.end()
    for path in written.paths { Terminal.say("Skrevet: \(path)") }
    for line in written.heldBack { Terminal.say(line) }
    if !written.heldBack.isEmpty {
      Terminal.say("Ret fundene, eller frigiv rapporten: traad release \(id) --period … --reason \"…\"")
      throw ExitCode(ExitStatus.needsPerson)
    }
  }
}
