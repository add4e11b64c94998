/// DuckDB refused. `description` is safe to log; `detail` may hold cell values and goes to nobody but a developer who asks.
package struct WarehouseError: Error, Sendable, CustomStringConvertible {
  /// DuckDB's kind of error, for example `Binder Error`.
  package let kind: String
  /// DuckDB's own words. Confidential.
  package let detail: String
  /// The statement's text, without bound values.
  package let statement: String

  init(detail: String, statement: String) {
    let head = detail.prefix { $0 != ":" && $0 != "\n" }
    self.kind = head.count < 40 ? String(head) : "Error"
    self.detail = detail
    self.statement = statement
  }

  /// No room left on the disk, as the system and DuckDB say it.
  package var isDiskFull: Bool {
    ["No space left on device", "disk full", "Could not write all bytes"].contains { detail.contains($0) }
  }

  /// What was asked for does not fit in the memory that DuckDB may take.
  package var isOutOfMemory: Bool { kind == "Out of Memory Error" }

  /// A table or a column is not as the statement takes it to be, or the file is of another version of DuckDB: it was written by
  /// something else than what asks.
  package var isOfAnotherForm: Bool {
    ["Catalog Error", "Binder Error", "Serialization Error"].contains(kind) || detail.contains("version number")
  }

  /// It is the statement that cannot be run as it is written, on this warehouse.
  package var isAboutStatement: Bool {
    !isDiskFull && !isDamage
      && [
        "Parser Error", "Binder Error", "Catalog Error", "Bind Error", "Type Error", "Conversion Error",
        "Invalid Input Error", "Out of Range Error", "Not implemented Error", "Mismatch Type Error",
      ].contains(kind)
  }

  /// DuckDB's own words, where they are about the text of the statement and hold no cell's value; else nil.
  package var wordsAboutText: String? {
    guard ["Parser Error", "Binder Error", "Catalog Error", "Type Error"].contains(kind) else { return nil }
    return String(detail.prefix { $0 != "\n" })
  }

  /// The line of the statement that it is about, from 1; nil where DuckDB does not say.
  package var line: Int? {
    wordsAboutText == nil ? nil : detail.firstMatch(of: /LINE (\d+):/).flatMap { Int($0.output.1) }
  }

  /// The file cannot be read as it was written: cut off, changed inside, or out of reach.
  package var isDamage: Bool {
    !isDiskFull && !isOfAnotherForm
      && (statement == "open" || ["IO Error", "FATAL Error", "INTERNAL Error"].contains(kind))
  }

  package var description: String { "DuckDB: \(kind)" }
}
