package import Diagnostics
package import Warehouse

/// What is wrong with the pages' own queries: each is held against what Swift makes of it, on a warehouse without rows.
package struct PageQueryCheck {
  let queries: [any PageQuery]
  let files: PageFiles

  package init(queries: [any PageQuery], files: PageFiles) {
    self.queries = queries
    self.files = files
  }

  /// What can be seen without a warehouse: files that are gone, that nobody reads, that are no SELECT.
  package func faultsOfFiles() -> [Diagnostic] {
    let read = Set(queries.map { type(of: $0).file })
    let missing = read.subtracting(files.files.keys).sorted().map(PageFiles.missing)
    let unread = files.files.keys.filter { !read.contains($0) }.sorted().compactMap { files.files[$0] }.map { file in
      Diagnostic(
        code: "forespoergsel-ulaest", "Ingen side læser forespørgslen.",
        suggestion: "Slet den, eller giv den navn efter den, den skal erstatte: "
          + (nearMiss(file.place, among: read.sorted().map { "\(PageFiles.folder)/\($0).sql" }).map { "\($0)?" }
            ?? "se listen i \(PageFiles.folder)."),
        at: Place(file: file.place))
    }
    return files.faults + missing + unread + files.files.values.sorted { $0.place < $1.place }.flatMap(\.faults)
  }

  /// What can be seen on a warehouse that has all tables: whether each can be run, and gives the columns of its row.
  package func faults(on connection: Connection) throws -> [Diagnostic] {
    try queries.flatMap { query -> [Diagnostic] in
      guard let file = files.files[type(of: query).file], file.faults.isEmpty else { return [] }
      return try faults(of: query, file, on: connection)
    }
  }

  private func faults(
    of query: some PageQuery, _ file: PageFiles.File, on connection: Connection
  ) throws -> [Diagnostic] {
    let sql = SQL(raw: file.text, bindings: query.parameters)
    do {
      let count = try connection.parameterCount(of: sql)
      guard count == query.parameters.count else {
        return [
          Diagnostic(
            code: "forespoergsel-spoerger",
            "Forespørgslen spørger om \(count) ting (`$1` …), og siden giver den \(query.parameters.count).",
            suggestion: "Brug dem, som kommentaren øverst i den medfølgende fil nævner.", at: Place(file: file.place))
        ]
      }
      return columnFaults(try query.columns(), given: try connection.columns(of: sql), file)
    } catch let error as WarehouseError where error.isAboutStatement {
      return [
        Diagnostic(
          code: "sql-fejl",
          "DuckDB kan ikke køre forespørgslen\(error.wordsAboutText.map { ": \($0)" } ?? " (\(error.kind)).")",
          at: Place(file: file.place, line: error.line))
      ]
    }
  }

  private func columnFaults(
    _ wanted: [RowReader.Column], given: [(name: String, kind: Value.Kind?)], _ file: PageFiles.File
  ) -> [Diagnostic] {
    let names = given.map(\.name)
    let unknown = names.filter { name in !wanted.contains { $0.name == name } }
    let missing = wanted.filter { !names.contains($0.name) }.map { column in
      fault(
        "kolonne-mangler", "Forespørgslen skal give kolonnen `\(column.name)`: \(column.kind.danishName).",
        nearMiss(column.name, among: unknown).map { "Er `\($0)` en slåfejl for den?" }
          ?? "Skriv den i SELECT, eller giv en kolonne det navn med AS.", file)
    }
    let extra = unknown.map { name in
      fault("kolonne-ulaest", "Ingen side læser kolonnen `\(name)`.", "Fjern den fra SELECT.", file)
    }
    let twice = Set(names.filter { name in names.count { $0 == name } > 1 }).sorted().map { name in
      fault("kolonne-gentaget", "Kolonnen `\(name)` står to gange.", "Giv dem hver sit navn med AS.", file)
    }
    let wrong = wanted.compactMap { column -> Diagnostic? in
      guard let found = given.first(where: { $0.name == column.name }), !column.takes(found.kind) else { return nil }
      return fault(
        "kolonne-type",
        "Kolonnen `\(column.name)` skal være \(column.kind.danishName), men er \(found.kind?.danishName ?? "af en type, der ikke kan læses").",
        "Vælg en anden kolonne, eller skriv `CAST(… AS …)`.", file)
    }
    return missing + extra + twice + wrong
  }

  private func fault(_ code: String, _ message: String, _ suggestion: String, _ file: PageFiles.File) -> Diagnostic {
    Diagnostic(code: code, message, suggestion: suggestion, at: Place(file: file.place))
  }
}

extension RowReader.Column {
  /// A whole number is a number, and a column of NULLs alone has no type.
  fileprivate func takes(_ found: Value.Kind?) -> Bool {
    found == kind || found == .null || kind == .double && found == .int
  }
}
