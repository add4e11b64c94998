internal import CareModel
internal import Crypto
package import Diagnostics
internal import Dispatch
package import Foundation
internal import Synchronization
package import Warehouse

/// Reads one delivery into `staging` and `meta` of a new warehouse, and archives it.
///
/// Each file is read once in Swift (hash, seal, encoding, every value held against its form) and once by DuckDB, which
/// then converts the rows that are known to be right. A refused file or row never stops the others.
package func readDelivery(
  _ request: DeliveryRequest, into connection: Connection, progress: (String) -> Void
) throws -> DeliveryReport {
  let keys = try KeyRing(folder: request.home.appendingPathComponent("keys"))
  let archive = DeliveryArchive(folder: request.home.appendingPathComponent("archive"), keys: keys)
  let work = request.home.appendingPathComponent(".arbejde")
  // One load at a time; what is here was left by one that was cut off.
  if FileManager.default.fileExists(atPath: work.path) { try FileManager.default.removeItem(at: work) }
  try FileManager.default.createDirectory(
    at: work, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  defer {
    do { try FileManager.default.removeItem(at: work) } catch { progress("Arbejdsmappen kunne ikke slettes.") }
  }
  let files = try DeliveredFile.list(request.folder, profiles: request.profiles)
  if files.isEmpty { throw IntakeError.folderEmpty(request.folder.lastPathComponent) }
  progress("Læser \(files.count) filer")
  let partial = try archive.begin(request.received.filter(\.isLetterOrDigit))
  let prepared = try prepareAll(files, archive: archive, partial: partial, work: work, keys: keys)
  let delivery = try sealDelivery(request, files, prepared, archive: archive, partial: partial)
  var load = Load(
    request: request, connection: connection, keys: keys, work: work, delivery: delivery, files: files,
    prepared: prepared)
  return try load.run(progress)
}

private func prepareAll(
  _ files: [DeliveredFile], archive: DeliveryArchive, partial: URL, work: URL, keys: KeyRing
) throws -> [PreparedFile] {
  let results = Mutex<[Int: Result<PreparedFile, any Error>]>([:])
  DispatchQueue.concurrentPerform(iterations: files.count) { index in
    let result = Result {
      try PreparedFile.prepare(files[index], index: index, archive: archive, partial: partial, work: work, keys: keys)
    }
    results.withLock { $0[index] = result }
  }
  return try results.withLock { all in
    try files.indices.compactMap { try all[$0]?.get() }
  }
}

/// Names the delivery by time and content and puts its sealed files in their place.
private func sealDelivery(
  _ request: DeliveryRequest, _ files: [DeliveredFile], _ prepared: [PreparedFile], archive: DeliveryArchive,
  partial: URL
) throws -> String {
  var hash = SHA256()
  for (file, content) in zip(files, prepared) { hash.update(data: Data("\(file.name)\n\(content.digest)\n".utf8)) }
  let id = request.received.filter(\.isLetterOrDigit) + "-" + hexadecimal(hash.finalize().prefix(4))
  if archive.holds(id) {
    try FileManager.default.removeItem(at: partial)
    return id
  }
  let entries = zip(files, prepared).enumerated().map { index, pair in
    DeliveryArchive.Manifest.Entry(
      name: pair.0.name, sealed: PreparedFile.sealedName(index), bytes: pair.1.bytes, sha256: pair.1.digest)
  }
  try archive.finish(
    DeliveryArchive.Manifest(delivery: id, received: request.received, files: entries), from: partial)
  return id
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}

/// `412300` → `412.300`.
func grouped(_ number: Int) -> String {
  var digits = String(number.magnitude)
  var parts: [String] = []
  while digits.count > 3 {
    parts.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return (number < 0 ? "-" : "") + ([digits] + parts).joined(separator: ".")
}
