internal import ArgumentParser
internal import Keeping

struct EraseCommand: ParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Slet en borger i hjemmet. Nummeret læses fra standard input.",
    discussion: """
      Kald kommandoen, og skriv CPR-nummeret på en linje for sig, eller giv det gennem et rør fra en fil; det må aldrig stå i kaldet,
      for kald huskes af maskinen. Borgeren tages ud af identiteterne og af hver levering i arkivet, og intet i datalageret og de
      lukkede tal fører til borgeren længere. Der siges, hvad der er tilbage andre steder.
      Afslutning: 1, når borgeren står i regneark i arkivet: en enkelt række kan ikke tages ud af dem.
      """)

  @Flag(help: "Tag regneark med borgeren, og andre filer, der ikke er tekst, helt ud af arkivet.")
  var removeWorkbooks = false
  @OptionGroup var progress: ProgressOption
  @OptionGroup var home: HomeOption

  func run() throws {
    let progress = progress.bar(expected: 12)
    defer { progress.end() }
    let session = try self.session(say: progress.step)
    if Terminal.inputIsTerminal { Terminal.say("CPR-nummer (vises ikke):") }
    let outcome = try Erasures(session).erase(Terminal.readSecret(), removesOther: removeWorkbooks)
    progress.end()
    try tell(outcome)
  }
}
