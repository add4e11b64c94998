// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that what only benchmarks need stays out of the program. The two folders that are
// measured are links to the program's own sources: what is timed is what is shipped.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Benchmarks",
  targets: [
    .target(name: "Diagnostics", path: "Sources/Diagnostics", swiftSettings: strict),
    .target(name: "Kernels", dependencies: ["Diagnostics"], path: "Sources/Kernels", swiftSettings: strict),
    .executableTarget(name: "coverage", dependencies: ["Kernels"], path: "Sources/coverage", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
