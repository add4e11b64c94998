import Diagnostics
import Testing

@testable import Definitions

@Suite("Reading definitions")
struct DefinitionFileTests {
  private enum Colour: String, CaseIterable { case red = "roed", blue = "blaa" }

  private func faults(_ text: String, _ read: (DefinitionMapping) -> Void) -> [String] {
    let file = DefinitionFile(name: "prøve.yaml", text: text)
    if let mapping = file.mapping { read(mapping) }
    return file.faults.map(\.description)
  }

  @Test func `a misspelt key is told where it stands and what was meant`() {
    let messages = faults("id: a\nnvan: b\n") { mapping in
      _ = mapping.string("id")
      _ = mapping.string("navn")
      mapping.finish()
    }
    #expect(
      messages == [
        "prøve.yaml:1:1: fejl [felt-mangler]: Feltet `navn` mangler. Er `nvan` en slåfejl for `navn`?",
        "prøve.yaml:2:1: fejl [felt-ukendt]: Feltet `nvan` kendes ikke her. Mente du `navn`?",
      ])
  }

  @Test func `yes or no that must be said is not guessed`() {
    var read: [Bool?] = []
    let messages = faults("a: true\nb: nej\n") { mapping in
      read = ["a", "b", "c"].map(mapping.requiredBool)
      mapping.finish()
    }
    #expect(read == [true, nil, nil])
    #expect(
      messages == [
        "prøve.yaml:2:4: fejl [forkert-type]: `b` skal være true eller false.",
        "prøve.yaml:1:1: fejl [felt-mangler]: Feltet `c` mangler.",
      ])
  }

  @Test func `a word outside the list is told with the nearest one`() {
    #expect(
      faults("farve: rod") { _ = $0.choice("farve", Colour.self) } == [
        "prøve.yaml:1:8: fejl [ord-ukendt]: `rod` kan ikke bruges i `farve`. Mente du `roed`?"
      ])
  }

  @Test func `text that is not YAML is one fault with its place`() {
    let messages = faults("a: [1\nb: 2") { _ in Issue.record("nothing to read") }
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("prøve.yaml:2:") == true)
    #expect(messages.first?.contains("[yaml-ulaeselig]") == true)
  }

  @Test func `a wrong type, a repeated key and an empty file are faults`() {
    #expect(
      faults("a: [1]") { _ = $0.string("a") } == ["prøve.yaml:1:4: fejl [forkert-type]: `a` skal være en enkelt værdi."]
    )
    #expect(faults("") { _ in } == ["prøve.yaml:1: fejl [yaml-tom]: Filen er tom."])
    #expect(faults("- a") { _ in } == ["prøve.yaml:1:1: fejl [forkert-type]: Her skal stå felter (navn: værdi)."])
    #expect(
      faults("n: 1,5") { _ = $0.optionalDouble("n") } == [
        "prøve.yaml:1:4: fejl [forkert-type]: `n` skal være et tal (med punktum som decimaltegn)."
      ])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "&a [*a, ", "!!x ", "a:\n "])
  func `a file that nests without end is refused and ends nobody`(_ opening: String) {
    let file = DefinitionFile(name: "dyb.yaml", text: String(repeating: opening, count: 200_000))
    #expect(file.mapping == nil)
    #expect(file.faults.first?.code.hasPrefix("yaml-") == true)
  }

  @Test func `names that stand for ever more of themselves are refused`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let file = DefinitionFile(name: "latter.yaml", text: text)
    #expect(file.mapping == nil)
    #expect(file.faults.map(\.code) == ["yaml-henvisning"])
  }
}
