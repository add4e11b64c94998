package import Foundation
internal import Intake

/// A folder outside a home that is filled beside the place where it belongs (`.NAME.under-vejs`) and gets its name when it is whole:
/// a copy of a home, or a home that comes back from one. It can hold keys, and whoever fills it holds it locked.
///
/// What a killed program left is known by nobody holding it.
package struct DraftFolder {
  let target: URL

  package init(of target: URL) { self.target = target }

  var place: URL {
    target.deletingLastPathComponent().appendingPathComponent(
      ".\(target.lastPathComponent)\(DeliveryArchive.draftEnding)")
  }

  /// Makes the folder, for its owner alone, lets `work` fill it, and gives it its name; whatever stops that takes it away.
  ///
  /// - Parameter tell: is told when a killed program had left one there.
  package func fill<Result>(tell: (String) -> Void, _ work: (URL) throws -> Result) throws -> Result {
    if try removeAbandoned() { tell(removedLine) }
    let descriptor = try made()
    defer { close(descriptor) }
    do {
      let result = try work(place)
      try WholeFile.take(place, as: target)
      return result
    } catch {
      try FileManager.default.removeIfThere(place)
      throw error
    }
  }

  /// Takes away what a killed program left; whether there was anything. What somebody is filling stays.
  func removeAbandoned() throws -> Bool {
    guard let descriptor = try held() else { return false }
    defer { close(descriptor) }
    try FileManager.default.removeItem(at: place)
    return true
  }

  /// A new folder, locked.
  private func made() throws -> Int32 {
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    if mkdir(place.path, 0o700) == 0 {
      if let descriptor = try held() { return descriptor }
    } else if errno != EEXIST {
      throw errno == ENOSPC
        ? POSIXError(.ENOSPC)
        : Refusal(
          .badInput, code: "mappe-skrivebeskyttet",
          "Der kan ikke skrives i mappen \(target.deletingLastPathComponent().path).",
          suggestion: "Se, om du må skrive i den.")
    }
    throw Refusal(
      .unavailable, code: "kopi-i-gang",
      "Der er ved at blive skrevet i \(place.path) af en anden sikkerhedskopi eller gendannelse.",
      suggestion: "Vent, til den er færdig, eller vælg en anden mappe.")
  }

  /// The folder, locked; nil when there is none, or when somebody else holds it.
  private func held() throws -> Int32? {
    let descriptor = open(place.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: place.path])
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}

extension DraftFolder {
  /// What is told when something was taken away.
  var removedLine: String {
    "En afbrudt sikkerhedskopi eller gendannelse havde efterladt \(place.path). Det er fjernet."
  }
}
