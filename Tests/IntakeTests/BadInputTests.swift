import Diagnostics
import Foundation
import Testing
import Warehouse

@testable import Intake

/// Files that are cut, mixed, damaged or not what they are called: each has its own answer, and every row is counted.
@Suite struct BadInputTests {
  private static let header = "Enhed;Navn;Enhedstype"

  private func read(_ text: String) throws -> Delivered { try read(Data((Self.header + "\n" + text).utf8)) }

  private func read(_ data: Data) throws -> Delivered {
    let delivered = try Delivered(["organisation.csv": data])
    let file = try delivered.file("organisation.csv")
    if file.status == .read {
      #expect(file.rowsTotal == file.rowsRead + file.rowsSetAside)
      #expect(try delivered.rows("SELECT count(*) FROM staging.organisation") == ["\(file.rowsRead)"])
      #expect(
        try delivered.rows("SELECT count(DISTINCT row_number) FROM meta.set_aside") == ["\(file.rowsSetAside)"])
    }
    return delivered
  }

  private func refusal(_ name: String, _ data: Data) throws -> String {
    let file = try Delivered([name: data]).file(name)
    #expect(file.status == .refused)
    return "\(file.code ?? ""): \(file.message ?? "")"
  }

  @Test func `a file with a header and nothing under it says so, once`() throws {
    let delivered = try Delivered([
      "sager.csv": Data("Sags_ID;Borger_CPR;Område;Oprettet;Sagsbehandler;Team\r\n".utf8)
    ])
    let file = try delivered.file("sager.csv")
    #expect(file.code == "ingen-raekker" && file.rowsRead == 0)
    #expect(delivered.report.messages.count { $0.code == "ingen-raekker" } == 1)
  }

  @Test func `a file that ends in the middle of a row says so with the row`() throws {
    let delivered = try read("E1;A;Team\nE2;B")
    #expect(try delivered.setAside == ["3··raekke-afkortet"])
    #expect(
      delivered.report.messages.map(\.description).last
        == "organisation.csv:3: advarsel [raekke-afkortet]: Filen slutter midt i rækken (efter 2 af 3 felter). Den er afkortet; hent udtrækket igen."
    )
    // With the end of its line it is a row of the wrong width, not a cut file.
    #expect(try read("E1;A;Team\nE2;B\n").setAside == ["3··raekke-felter"])
  }

  @Test func `a file that ends inside quotes says so, and only its last line is lost`() throws {
    let delivered = try read("E1;\"A\";Team\nE2;\"midt i en tek")
    #expect(try delivered.setAside == ["3··raekke-afkortet"])
    #expect(try delivered.rows("SELECT enhed FROM staging.organisation") == ["E1"])
  }

  @Test func `NUL bytes set their own rows aside`() throws {
    let delivered = try read("E1;A;Team\nE2;\u{0};Team\nE3;B;Team\n\u{0}\u{0}\u{0}\u{0}")
    #expect(try delivered.setAside == ["3··raekke-nultegn", "5··raekke-nultegn"])
    #expect(try delivered.rows("SELECT enhed FROM staging.organisation ORDER BY 1") == ["E1", "E3"])
    #expect(try refusal("organisation.csv", Data(count: 4096)).hasPrefix("fil-nultegn: Overskriften (række 1)"))
  }

  @Test func `in a file of UTF-8 the few lines of Windows-1252 are set aside`() throws {
    let delivered = try read(
      Data((Self.header + "\nE1;Sø;Team\nE2;Å;Team\n").utf8) + Data([0x45, 0x33, 0x3B, 0xE6, 0x3B, 0x54, 0x0A])
        + Data("E4;A;Team\n".utf8))
    #expect(try delivered.setAside == ["4··raekke-tegnsaet"])
    #expect(try delivered.rows("SELECT navn FROM staging.organisation ORDER BY enhed") == ["Sø", "Å", "A"])
    #expect(try delivered.file("organisation.csv").encoding == .utf8)
  }

  @Test func `in a file of Windows-1252 the few lines of UTF-8 are set aside, never read as two letters`() throws {
    let line = Data([0x45, 0x31, 0x3B, 0xE6, 0x3B, 0x54, 0x0A])
    let delivered = try read(Data((Self.header + "\n").utf8) + line + line + Data("E3;Sø;Team\n".utf8))
    #expect(try delivered.setAside == ["4··raekke-tegnsaet"])
    #expect(try delivered.rows("SELECT DISTINCT navn FROM staging.organisation") == ["æ"])
    #expect(try delivered.file("organisation.csv").encoding == .windows1252)
  }

  @Test func `a mark of UTF-8 before other text is not part of the first header`() throws {
    let delivered = try read(
      Data([0xEF, 0xBB, 0xBF]) + Data((Self.header + "\nE1;Sø;Team\nE2;").utf8) + Data([0xE6]) + Data(";Team\n".utf8))
    #expect(try delivered.rows("SELECT navn FROM staging.organisation") == ["Sø"])
    #expect(try delivered.setAside == ["3··raekke-tegnsaet"])
  }

  @Test func `half a character at the end of UTF-16 is not a letter`() throws {
    let text = Self.header + "\nE1;Sø;Team\nE2;A;Team"
    let data = Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data())
    #expect(try read(data.dropLast()).setAside == ["3··raekke-tegnsaet"])
    var broken = data
    broken[2 + 2 * (Self.header.count + 4) + 1] = 0xD8
    #expect(try read(broken).setAside == ["2··raekke-tegnsaet"])
  }

  @Test func `a header that comes again in the middle is no row of data`() throws {
    let delivered = try read("E1;A;Team\n\(Self.header)\nE2;B;Team\n")
    #expect(try delivered.setAside == ["3··raekke-overskrift"])
    #expect(try delivered.rows("SELECT enhed FROM staging.organisation ORDER BY 1") == ["E1", "E2"])
  }

  @Test func `100 MB in one field is refused with its place and does not take the rows beside it`() throws {
    let field = Data(repeating: UInt8(ascii: "x"), count: 100_000_000)
    let start = Data((Self.header + "\nE1;A;Team\nE2;").utf8)
    let end = Data(";Team\nE3;B;Team\n".utf8)
    for quote in ["", "\""] {
      let delivered = try read(start + Data(quote.utf8) + field + Data(quote.utf8) + end)
      #expect(try delivered.rows("SELECT row_number, code FROM meta.set_aside") == ["3·felt-for-langt"])
      #expect(try delivered.rows("SELECT enhed FROM staging.organisation ORDER BY 1") == ["E1", "E3"])
    }
    let delivered = try read(start + field + end)
    #expect(
      try delivered.rows("SELECT column_name, message FROM meta.set_aside") == [
        "Navn·Navn er for langt: det fylder 95 MB. Et felt må højst fylde 16 MB. Se efter et anførselstegn, der ikke er lukket."
      ])
  }

  @Test func `a stray quote does not swallow the rest of a large file`() throws {
    var text = "E0;\"A;Team\n"
    for index in 1...400_000 { text += "E\(index);Et navn af en vis længde, som fylder;Team\n" }
    text += "E9;A\";Team\n"
    let file = try read(text).file("organisation.csv")
    let counts: [Int] = [file.rowsTotal, file.rowsRead, file.rowsSetAside]
    #expect(counts == [400_002, 400_001, 1])
  }

  @Test func `a header too long to be one is refused`() throws {
    let names = (0..<5_000).map { "Kolonne\($0)" }.joined(separator: ";")
    #expect(try refusal("organisation.csv", Data(names.utf8)).hasPrefix("overskrift-for-lang"))
    let long = Data("Enhed;Navn;".utf8) + Data(repeating: UInt8(ascii: "x"), count: 2_000_000)
    #expect(try refusal("organisation.csv", long).hasPrefix("overskrift-for-lang"))
    #expect(try refusal("organisation.csv", Data("Enhed;\"Navn;Enhedstype\nE1;A;B".utf8)).hasPrefix("overskrift-anf"))
  }

  @Test(arguments: [
    ("", "fil-tom"), ("\n\r\n", "fil-tom"), ("PK\u{3}\u{4}rest", "fil-er-regneark"), ("%PDF-1.7", "fil-er-pdf"),
    ("<html><table>", "fil-er-hjemmeside"), ("  <!DOCTYPE html>", "fil-er-hjemmeside"),
  ])
  func `a file that is something else than its name says is told by its first bytes`(
    _ text: String, _ code: String
  ) throws {
    #expect(try refusal("organisation.csv", Data(text.utf8)).hasPrefix(code + ": "))
  }

  @Test func `an extract with an ending that is not read is refused, not forgotten`() throws {
    let delivered = try Delivered(["organisation.txt": Data("Enhed\tNavn".utf8)])
    #expect(
      try delivered.file("organisation.txt").message
        == "Filen hedder som et udtræk, men endelsen .txt læses ikke. Gem den som .csv (med semikolon) eller .xlsx.")
    #expect(!delivered.report.files.contains { $0.status == .absent && $0.source == "organisation" })
    // Beside the extract itself it is any other file.
    let both = try Delivered(["organisation.txt": Data("x".utf8), "organisation.csv": Data(Self.header.utf8)])
    #expect(try both.file("organisation.txt").status == .ignored)
    #expect(try both.file("organisation.csv").status == .read)
  }
}

/// What can happen to the folder itself.
@Suite struct BadFolderTests {
  private func read(_ folder: URL) throws -> DeliveryReport {
    let home = try Delivered.folder()
    let database = try Database(path: nil)
    return try readDelivery(
      DeliveryRequest(
        folder: folder, profiles: [Delivered.profile("standard")], home: home,
        keys: KeyRing.make(in: home.appendingPathComponent("keys")), received: "20261109T021400"),
      into: database.connect()
    ) { _ in }
  }

  @Test func `a link, a folder and a pipe in an extract's name are refused and never followed`() throws {
    let folder = try Delivered.folder()
    let outside = try Delivered.folder().appendingPathComponent("hemmelig.csv")
    try Data("Enhed;Navn;Enhedstype\nE1;A;Team\n".utf8).write(to: outside)
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("organisation.csv"), withDestinationURL: outside)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("sager.csv"), withIntermediateDirectories: false)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("gamle"), withIntermediateDirectories: false)
    #expect(mkfifo(folder.appendingPathComponent("tilbud.csv").path, 0o600) == 0)
    let report = try read(folder)
    let refused = report.refused.map { "\($0.name) \($0.code ?? "") \($0.bytes)" }.sorted()
    #expect(refused == ["organisation.csv fil-genvej 0", "sager.csv fil-er-mappe 0", "tilbud.csv fil-saerlig 0"])
    #expect(!report.files.contains { $0.name == "gamle" })
  }

  @Test func `a name that is no UTF-8 is one refused file, and the others are read`() throws {
    let folder = try Delivered.folder()
    try Data("Enhed;Navn;Enhedstype\nE1;A;Team\n".utf8).write(to: folder.appendingPathComponent("organisation.csv"))
    let latin = Array(folder.path.utf8) + Array("/m".utf8) + [0xE5] + Array("l.csv".utf8) + [0]
    let made = latin.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
    }
    #expect(made >= 0 && close(made) == 0)
    let report = try read(folder)
    #expect(report.refused.map { "\($0.name) \($0.code ?? "")" } == ["m�l.csv filnavn-ulaeseligt"])
    #expect(report.messages.map(\.code) == ["filnavn-ulaeseligt"])
    #expect(report.files.first { $0.name == "organisation.csv" }?.rowsRead == 1)
  }

  @Test(arguments: ["sep=;\r\n", "\u{feff}sep=;\n", "\"sep=;\"\n", "SEP=;;;\n", "sep=,\n", "sep=\t\r\n"])
  func `a line that names what stands between fields is no row, and is believed`(line: String) throws {
    let delimiter = line.contains(",") ? "," : line.contains("\t") ? "\t" : ";"
    let rows = ["Enhed;Navn;Enhedstype", "E1;A;Team", "E2;B"].map { $0.replacing(";", with: delimiter) }
    let delivered = try Delivered(["organisation.csv": Data((line + rows.joined(separator: "\n") + "\nE3\n").utf8)])
    #expect(try delivered.rows("SELECT enhed, navn, row_number FROM staging.organisation") == ["E1·A·2"])
    #expect(try delivered.setAside == ["3··raekke-felter", "4··raekke-felter"])
  }

  @Test func `a file that changes while it is copied stops the load`() throws {
    let folder = try Delivered.folder()
    let file = folder.appendingPathComponent("sager.csv")
    try Data(repeating: 7, count: 3_000_000).write(to: file)
    func take(_ meanwhile: () throws -> Void) throws -> Data {
      try PrivateCopy.take(file, name: "sager.csv", in: folder, meanwhile: meanwhile)
    }
    #expect(throws: IntakeError.fileChanged("sager.csv")) {
      try take {
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 10)
      }
    }
    #expect(throws: IntakeError.fileChanged("sager.csv")) {
      try take {
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([1]))
      }
    }
    let whole = try take {}
    try FileManager.default.removeItem(at: file)
    // What was copied can be read though the file is gone.
    #expect(whole.count == 11 && whole.last == 1)
    #expect(throws: IntakeError.fileGone("sager.csv")) { try take {} }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `the same delivery at another time is recognised and archived once`() throws {
    let home = try Delivered.folder()
    let files = ["organisation.csv": Data("Enhed;Navn;Enhedstype\nE1;A;Team\n".utf8)]
    let first = try Delivered(files, home: home)
    let again = try Delivered(files, home: home, received: "20261209T021400")
    #expect(!first.report.isKnown && again.report.isKnown)
    #expect(again.report.delivery == first.report.delivery && again.report.received == first.report.received)
    #expect(again.report.messages.map(\.code) == ["levering-kendt"])
    let archive = home.appendingPathComponent("archive").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: archive) == [first.report.delivery])
    let other = try Delivered(["organisation.csv": Data("Enhed;Navn;Enhedstype\n".utf8)], home: home)
    #expect(!other.report.isKnown)
    #expect(try FileManager.default.contentsOfDirectory(atPath: archive).count == 2)
  }

  @Test func `a delivery that is not accepted leaves nothing in the archive or the identities`() throws {
    let folder = try Delivered.folder()
    let home = try Delivered.folder()
    try Data("Borger_CPR;Navn\n0101809991;Ane\n".utf8).write(to: folder.appendingPathComponent("borgere.csv"))
    let database = try Database(path: nil)
    let connection = try database.connect()
    #expect(throws: IntakeError.diskFull) {
      try readDelivery(
        DeliveryRequest(
          folder: folder, profiles: [Delivered.profile("standard")], home: home,
          keys: KeyRing.make(in: home.appendingPathComponent("keys")), received: "20261109T021400",
          accept: { _ in throw IntakeError.diskFull }), into: connection
      ) { _ in }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.appendingPathComponent("archive").path).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: home.appendingPathComponent("identity").path))
  }

  @Test func `a file that is wrong in every row is told in ten thousand lines and one, however long it is`() throws {
    let text = "Enhed;Navn;Enhedstype\n" + String(repeating: "\"E1;A;Team\n", count: 30_000)
    let delivered = try Delivered(["organisation.csv": Data(text.utf8)])
    let file = try delivered.file("organisation.csv")
    #expect(file.rowsTotal == 30_000 && file.rowsSetAside == 30_000)
    #expect(try delivered.rows("SELECT count(*), max(row_number) FROM meta.set_aside") == ["10001·10002"])
    let rest = try delivered.rows("SELECT message FROM meta.set_aside WHERE row_number = 10002")
    #expect(rest.first?.hasSuffix("Det samme gælder 19.999\u{A0}rækker efter denne.") == true)
  }
}
