// swift-tools-version: 6.1
import Foundation
import PackageDescription

// The library fetched by `make vendor`; the path is absolute so that programs and tests find it from any folder.
let duckdb = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("vendor/duckdb").path

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A target of ours: its band is its folder, its imports are what the architecture allows.
func target(_ band: String, _ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/\(band)/\(name)", swiftSettings: strict)
}

/// What a municipality does with its data (emne): a target that holds sessions, and that no other subject imports.
func subject(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  target(
    "5-Subjects", name, ["Access", "CareModel", "Danish", "Diagnostics", "DocumentModel", "Serving"] + dependencies)
}

/// Tests of a target; they read their goldens by path.
func tests(_ name: String, _ dependencies: [Target.Dependency], goldens: Bool = false) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests", exclude: goldens ? ["Goldens"] : [],
    swiftSettings: strict)
}

/// All use cases, for tests that try them together.
let subjects: [Target.Dependency] = [
  "Demonstration", "Figures", "FrontPage", "Keeping", "Loads", "Reports", "Serving", "Worklist",
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "RoedTraad",
  products: [.executable(name: "traad", targets: ["traad"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    target("1-Foundation", "Diagnostics"),
    target("1-Foundation", "CareModel"),
    target("1-Foundation", "Danish", ["CareModel"]),
    target("1-Foundation", "Definitions", ["Diagnostics", yams]),
    target("1-Foundation", "Access", ["CareModel", "Definitions", "Diagnostics"]),

    .systemLibrary(name: "CDuckDB", path: "Sources/2-Stores/CDuckDB"),
    .target(
      name: "Warehouse", dependencies: ["CDuckDB", "Diagnostics"], path: "Sources/2-Stores/Warehouse",
      swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-L\(duckdb)", "-Xlinker", "-rpath", "-Xlinker", duckdb])]),
    target("2-Stores", "ControlStore", ["Access", "CareModel", crypto, grdb]),

    .systemLibrary(name: "CWorkbook", path: "Sources/3-Pipeline/CWorkbook"),
    target(
      "3-Pipeline", "Intake", ["CWorkbook", "CareModel", "Danish", "Definitions", "Diagnostics", "Warehouse", crypto]),
    target("3-Pipeline", "Modelling", ["CareModel", "Danish", "Definitions", "Diagnostics", "Warehouse"]),
    target("3-Pipeline", "MetricEngine", ["Access", "CareModel", "Danish", "Definitions", "Diagnostics", "Warehouse"]),
    .target(name: "Demo", dependencies: ["CareModel"], path: "Tools/Demo", swiftSettings: strict),

    target("4-Output", "DocumentModel", ["CareModel", "Danish"]),
    target("4-Output", "Charts", ["Danish", "DocumentModel"]),
    target(
      "4-Output", "Reporting",
      ["Access", "CareModel", "Danish", "Definitions", "Diagnostics", "DocumentModel", "MetricEngine"]),
    .systemLibrary(name: "CXLSXWriter", path: "Sources/4-Output/CXLSXWriter"),
    target("4-Output", "Rendering", ["CXLSXWriter", "CareModel", "Charts", "DocumentModel"]),

    target(
      "5-Subjects", "Serving",
      [
        "Access", "CareModel", "ControlStore", "Danish", "Definitions", "Diagnostics", "DocumentModel", "Intake",
        "MetricEngine", "Modelling", "Rendering", "Reporting", "Warehouse",
      ]),
    subject("Loads", ["ControlStore", "Intake", "Modelling", "Reporting", "Warehouse"]),
    subject("Reports", ["ControlStore", "MetricEngine", "Rendering", "Reporting"]),
    subject("Figures", ["ControlStore", "Intake", "MetricEngine", "Modelling", "Rendering", "Reporting", "Warehouse"]),
    subject("Worklist", ["ControlStore", "MetricEngine", "Modelling", "Rendering", "Reporting", "Warehouse"]),
    subject("Keeping", ["ControlStore", "Intake", "MetricEngine", "Modelling", "Reporting", "Warehouse"]),

    target(
      "6-App", "FrontPage",
      [
        "Access", "CareModel", "Danish", "DocumentModel", "Loads", "MetricEngine", "Reporting", "Reports", "Serving",
        "Worklist",
      ]),
    target(
      "6-App", "Demonstration",
      ["Access", "CareModel", "Danish", "Demo", "Diagnostics", "Loads", "Reports", "Serving"]),
    target(
      "6-App", "Web",
      [
        "Access", "CareModel", "Danish", "DocumentModel", "Figures", "FrontPage", "Loads", "Rendering", "Reports",
        "Serving",
        "Worklist", httpTypes, hummingbird, logging,
      ]),
    .executableTarget(
      name: "traad",
      dependencies: [
        "Access", "CareModel", "Danish", "Demonstration", "Figures", "Keeping", "Loads", "Reports", "Serving", "Web",
        "Worklist", argumentParser,
      ],
      path: "Sources/6-App/traad",
      swiftSettings: strict),

    // Built by `make bench` alone.
    .executableTarget(
      name: "validation", dependencies: ["Diagnostics", "Intake", "Modelling", "Warehouse"],
      path: "Benchmarks/Validation", exclude: ["4-checks"], swiftSettings: strict),

    // What tests of several targets need: the shipped policy, and whoever may ask.
    .target(
      name: "TestSupport", dependencies: ["Access", "CareModel", "Diagnostics"], path: "Tests/TestSupport",
      swiftSettings: strict),

    tests("Access", ["Access", "CareModel", "Diagnostics", "TestSupport"]),
    tests(
      "Application",
      subjects + [
        "Access", "CareModel", "ControlStore", "Danish", "Definitions", "Diagnostics", "DocumentModel", "Intake",
        "MetricEngine", "Modelling", "Reporting", "TestSupport", "Warehouse",
      ]),
    tests("Architecture", []),
    tests("CareModel", ["CareModel"]),
    tests("Charts", ["Charts", "Danish", "DocumentModel"], goldens: true),
    tests("ControlStore", ["Access", "CareModel", "ControlStore", grdb]),
    tests("Danish", ["CareModel", "Danish"]),
    tests("Definitions", ["Definitions", "Diagnostics"]),
    tests("Demo", ["CareModel", "Demo"]),
    tests("Intake", ["CareModel", "Demo", "Diagnostics", "Intake", "Warehouse"], goldens: true),
    tests(
      "MetricEngine", ["Access", "CareModel", "Diagnostics", "MetricEngine", "TestSupport", "Warehouse"], goldens: true),
    tests("Modelling", ["CareModel", "Diagnostics", "Modelling", "Warehouse"]),
    tests(
      "Pipeline",
      subjects + ["Access", "CareModel", "Intake", "MetricEngine", "TestSupport", "Warehouse"]),
    tests("Rendering", ["CareModel", "Danish", "DocumentModel", "Rendering"]),
    tests(
      "Reporting",
      ["Access", "CareModel", "Danish", "Diagnostics", "DocumentModel", "MetricEngine", "Reporting", "TestSupport"]),
    tests(
      "Traad",
      subjects + ["Access", "CareModel", "ControlStore", "Intake", "traad", argumentParser]),
    tests("Warehouse", ["Warehouse"]),
    tests(
      "Web",
      subjects + [
        "Access", "CareModel", "ControlStore", "DocumentModel", "Rendering", "Reporting", "TestSupport", "Web",
        httpTypes, hummingbird, hummingbirdTesting,
      ], goldens: true),
  ],
  swiftLanguageModes: [.v6]
)
