internal import Foundation
internal import Testing

@Suite struct DocumentTests {
  @Test func `every link in the documents leads somewhere`() throws {
    let documents = ["README.md", "CHANGELOG.md"] + Repository.files(below: "docs", endings: ["md"])
    for document in documents {
      let folder = Repository.root.appending(path: document).deletingLastPathComponent()
      for link in try Repository.text(document).matches(of: /\]\(([^)#\s]+)[^)]*\)/) where !link.1.contains("://") {
        let target = folder.appending(path: String(link.1)).standardizedFileURL.path
        #expect(FileManager.default.fileExists(atPath: target), "\(document): \(link.1)")
      }
    }
  }

  @Test func `make's words in the documents are words that make knows`() throws {
    let known = Set(try Repository.text("Makefile").matches(of: /(?m)^([a-z0-9]+):/).map { String($0.1) })
    for document in ["README.md"] + Repository.files(below: "docs", endings: ["md"]) {
      for word in try Repository.text(document).matches(of: /`make ([a-z0-9]+)/) {
        #expect(known.contains(String(word.1)), "\(document): make \(word.1)")
      }
    }
  }

  @Test func `commands in the documents are commands of the program`() throws {
    let declared = try Repository.sources().filter { $0.target == "traad" }.flatMap { file in
      file.text.matches(of: /commandName:\s*"([a-z-]+)"/).map { String($0.1) }
    }
    #expect(declared.count > 5)
    for document in ["README.md"] + Repository.files(below: "docs", endings: ["md"]) {
      for command in try Repository.text(document).matches(of: /(?m)(?:^|`)\s*(?:\.build\/release\/)?traad ([a-z]+)/) {
        #expect(declared.contains(String(command.1)), "\(document): traad \(command.1)")
      }
    }
  }

  @Test func `decisions are numbered without gaps and say what was decided`() throws {
    let names = Repository.files(below: "docs/decisions", endings: ["md"])
    for (index, path) in names.enumerated() {
      let number = String(format: "%04d", index + 1)
      #expect(path.hasPrefix("docs/decisions/\(number)-"), "\(path)")
      let text = try Repository.text(path)
      #expect(text.hasPrefix("# \(number) "))
      for heading in ["## Context", "## Decision", "## Consequences"] {
        #expect(text.contains(heading), "\(path) mangler \(heading)")
      }
    }
    #expect(names.count >= 5)
  }
}
