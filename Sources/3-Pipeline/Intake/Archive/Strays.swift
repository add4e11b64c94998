internal import Foundation

// What lies in the archive and is no part of a delivery (fremmede filer): somebody's own. It is told, and never touched.

extension DeliveryArchive {
  /// Where it lies, below the archive.
  func strays() throws -> [String] {
    let all = try DeliveryArchive.names(in: folder)
    let own = try all.filter { DeliveryArchive.isDelivery($0, in: folder) }.flatMap { delivery in
      let named = try named(delivery)
      return try FileManager.default.contentsOfDirectory(atPath: place(delivery).path).sorted()
        .filter { !named.contains($0) && !isOurs($0) }.map { "\(delivery)/\($0)" }
    }
    return all.filter { !DeliveryArchive.isDelivery($0, in: folder) } + own
  }

  /// Whether a stray may hold a citizen's number: only a text that can be read through is sure not to.
  func mayHold(_ citizen: CitizenText, stray: String) throws -> Bool {
    let file = folder.appendingPathComponent(stray)
    var info = stat()
    guard lstat(file.path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return true }
    let data: Data
    do { data = try Data(contentsOf: file, options: .alwaysMapped) } catch is CocoaError { return true }
    guard FileKind.of(data) == .text else { return true }
    return data.withUnsafeBytes { raw in
      let bytes = raw.bindMemory(to: UInt8.self)
      return ![.utf8, .utf8WithMark, .windows1252].contains(findEncoding(bytes)) || citizen.isIn(bytes)
    }
  }

  /// What a delivery's manifest names, and what else belongs to a delivery.
  func named(_ delivery: String) throws -> Set<String> {
    Set(try manifest(delivery).files.map(\.sealed) + [DeliveryArchive.manifestName, DeliveryArchive.marker])
  }

  /// Whether a file is called as those that sealing leaves when it is cut off.
  func isOurs(_ name: String) -> Bool {
    name == DeliveryArchive.freshManifest || name.wholeMatch(of: /[0-9]+(-[0-9]+)?\.segl/) != nil
  }
}
