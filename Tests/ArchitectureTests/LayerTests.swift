internal import Testing

@Suite struct LayerTests {
  @Test func `the table, the package and the folders have the same targets`() throws {
    let (table, graph) = try (LayerTable(), PackageGraph.described())
    #expect(table.rows.count > 15)
    for target in graph.program {
      let row = table.rows[target.name]
      #expect(row != nil, "\(target.name) mangler i tabellen i docs/architecture.md (nyt mål: skriv en beslutning)")
      #expect(
        row.map { $0.isTool ? "Tools/\($0.target)" : "Sources/\($0.band)/\($0.target)" } == target.path,
        "\(target.name) ligger et andet sted end tabellen siger")
    }
    let described = Set(graph.program.map(\.name))
    let found = Set(try Repository.sources().map(\.target))
    #expect(found.subtracting(described) == [], "mapper med Swift, som ikke er mål i Package.swift")
  }

  @Test func `a target declares nothing but what its row allows, and never a later band`() throws {
    let (table, graph) = try (LayerTable(), PackageGraph.described())
    var checked = 0
    for target in graph.program {
      guard let row = table.rows[target.name] else { continue }
      #expect(
        target.dependencies.subtracting(row.mayImport) == [], "\(target.name) erklærer mere, end tabellen tillader")
      for dependency in target.dependencies {
        let other = try #require(table.rows[dependency])
        if other.isTool {
          #expect(
            target.name == "Demonstration", "\(target.name) kender \(dependency), som kun demonstrationen må kende")
        } else {
          #expect(
            row.isTool || other.band <= row.band,
            "\(target.name) (\(row.band)) afhænger opad af \(dependency) (\(other.band))")
        }
        checked += 1
      }
    }
    #expect(checked > 20)
  }

  @Test func `a subject knows Serving and no other subject`() throws {
    let subjects = Set(try LayerTable().rows.values.filter { $0.band == "5-Subjects" }.map(\.target))
    #expect(subjects.isSuperset(of: ["Serving", "Loads", "Reports", "Figures", "Worklist", "Keeping"]))
    for target in try PackageGraph.described().program where subjects.contains(target.name) {
      let others = target.dependencies.intersection(subjects).subtracting(["Serving"])
      #expect(others == [], "\(target.name) kender andre emner: sæt dem sammen i 6-App")
    }
  }

  @Test func `a file imports no target of ours that its own target has not declared`() throws {
    let graph = try PackageGraph.described()
    let declared = Dictionary(uniqueKeysWithValues: graph.targets.map { ($0.name, $0.dependencies) })
    for file in try Repository.sources() {
      let ours = Set(file.imports).intersection(declared.keys).subtracting([file.target])
      #expect(ours.subtracting(declared[file.target, default: []]) == [], "ikke erklæret: \(file.path)")
    }
  }

  @Test(arguments: [
    ("CDuckDB", "Warehouse"), ("CWorkbook", "Intake"), ("CXLSXWriter", "Rendering"), ("GRDB", "ControlStore"),
    ("Hummingbird", "Web"),
    ("Yams", "Definitions"),
  ])
  func `an outside library has one door`(library: String, owner: String) throws {
    let wrong = try Repository.sources().filter { $0.imports.contains(library) && $0.target != owner }.map(\.path)
    #expect(wrong == [], "\(library) må kun importeres af \(owner)")
  }

  @Test func `no target takes a name that others in the package graph have`() throws {
    let taken: Set = ["Metrics", "Logging", "Configuration", "Tracing", "Crypto"]
    #expect(Set(try PackageGraph.described().targets.map(\.name)).isDisjoint(with: taken))
  }

  @Test func `imports are found whatever stands before them`() {
    let file = SourceFile(
      path: "Sources/1-Foundation/X/Y.swift",
      text: """
        internal import A
        @testable package import B
        import struct C.Thing
        // import D
          private import E
        let text = "import F"
        @_exported import G
        @preconcurrency public import H
        """)
    #expect(file.imports == ["A", "B", "C", "E", "G", "H"])
  }
}
