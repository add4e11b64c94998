internal import CareModel
internal import Crypto
internal import Diagnostics
internal import Dispatch
internal import Foundation
internal import Synchronization
package import Warehouse

/// Reads one delivery into `staging` and `meta` of a new warehouse, and archives it.
///
/// Each file is read once in Swift (hash, seal, encoding, every value held against its form) and once by DuckDB, which
/// then converts the rows that are known to be right. A refused file or row never stops the others.
package func readDelivery(
  _ request: DeliveryRequest, into connection: Connection, progress: (String) -> Void
) throws -> DeliveryReport {
  let keys = request.keys
  let archive = DeliveryArchive(folder: request.home.appendingPathComponent("archive"), keys: keys)
  let work = request.home.appendingPathComponent(".arbejde")
  // One load at a time; what is here was left by one that was cut off.
  if FileManager.default.fileExists(atPath: work.path) { try FileManager.default.removeItem(at: work) }
  try FileManager.default.createDirectory(
    at: work, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  defer {
    do { try FileManager.default.removeItem(at: work) } catch { progress("Arbejdsmappen kunne ikke slettes.") }
  }
  var files = try DeliveredFile.list(request.folder, profiles: request.profiles)
  if files.isEmpty { throw IntakeError.folderEmpty(request.folder.lastPathComponent) }
  let count = files.count { !$0.isRepeat }
  progress("Læser \(count) \(count == 1 ? "fil" : "filer")")
  for index in files.indices where files[index].obstacle == nil || files[index].obstacle?.isOrdinaryFile == true {
    files[index].content =
      files[index].isRepeat
      ? files[index - 1].content : try PrivateCopy.take(files[index].url, name: files[index].name, in: work)
  }
  let partial = try archive.begin(request.received.filter(\.isLetterOrDigit))
  defer {
    // Still there when something went wrong on the way.
    if FileManager.default.fileExists(atPath: partial.path) {
      do { try FileManager.default.removeItem(at: partial) } catch { progress("Arkivets kladde kunne ikke slettes.") }
    }
  }
  let book = Pseudonyms(keys)
  let (sealed, prepared) = try readAll(files, archive: archive, partial: partial, work: work, book)
  let manifest = manifest(request, files, sealed)
  let known = try archive.same(as: manifest)
  var load = Load(
    request: request, connection: connection, keys: keys, work: work, delivery: (known ?? manifest).delivery,
    received: (known ?? manifest).received, files: files, sealed: sealed, prepared: prepared, book: book)
  var report = try load.run(progress)
  if let known {
    report.isKnown = true
    report.messages.insert(knownAlready(known), at: 0)
  }
  try request.accept(report)
  // Only what is accepted leaves anything behind.
  report.citizens = try load.nameCitizens()
  if known == nil { try archive.finish(manifest, from: partial) }
  return report
}

private func knownAlready(_ manifest: DeliveryArchive.Manifest) -> Diagnostic {
  Diagnostic(
    .info, code: "levering-kendt",
    "Leveringen er den samme som \(manifest.delivery), der er i arkivet. Den er læst igen; intet er talt dobbelt, og "
      + "arkivet har den kun én gang.")
}

/// Seals and checks every file, as many at a time as there are cores, the longest work first.
private func readAll(
  _ files: [DeliveredFile], archive: DeliveryArchive, partial: URL, work: URL, _ book: Pseudonyms
) throws -> ([SealedCopy], [PreparedFile]) {
  let sealed = Mutex<[Int: Result<SealedCopy, any Error>]>([:])
  let prepared = Mutex<[Int: Result<PreparedFile, any Error>]>([:])
  let bySize = files.indices.sorted { files[$0].content.count > files[$1].content.count }
  DispatchQueue.concurrentPerform(iterations: files.count * 2) { task in
    let index = bySize[task % files.count]
    if task >= files.count, files[index].isRepeat { return }
    if task < files.count {
      let result = Result {
        try PreparedFile.prepare(files[index], copy: work.appendingPathComponent("\(index).csv"), book)
      }
      prepared.withLock { $0[index] = result }
    } else {
      let result = Result { try SealedCopy.seal(files[index], index: index, archive: archive, partial: partial) }
      sealed.withLock { $0[index] = result }
    }
    // What has been read stands in nobody's way: a delivery may be larger than the machine's memory.
    PrivateCopy.rest(files[index].content)
  }
  // A file that is read for several extracts is sealed once.
  let first = files.indices.map { index in files[...index].lastIndex { !$0.isRepeat } ?? index }
  return (
    try sealed.withLock { all in try first.compactMap { try all[$0]?.get() } },
    try prepared.withLock { all in try files.indices.compactMap { try all[$0]?.get() } }
  )
}

/// Names the delivery by time and content.
private func manifest(
  _ request: DeliveryRequest, _ files: [DeliveredFile], _ sealed: [SealedCopy]
) -> DeliveryArchive.Manifest {
  let id =
    request.received.filter(\.isLetterOrDigit) + "-"
    + DeliveryArchive.contentHash(
      zip(files, sealed).filter { !$0.0.isRepeat }.map { ($0.name, $1.digest) })
  return DeliveryArchive.Manifest(
    delivery: id, received: request.received,
    files: files.indices.filter { !files[$0].isRepeat }.map {
      DeliveryArchive.Manifest.Entry(
        name: files[$0].name, sealed: SealedCopy.name($0), bytes: sealed[$0].bytes, sha256: sealed[$0].digest)
    })
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}
