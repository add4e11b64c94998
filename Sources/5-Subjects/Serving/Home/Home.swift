package import Foundation
internal import Intake

/// The folder that belongs to one municipality (hjem): warehouse, archive, identities, keys, control store, configuration.
package struct Home: Hashable, Sendable {
  package let folder: URL

  package init(_ folder: URL) { self.folder = folder.standardizedFileURL }

  /// `--home`, else `$TRAAD_HOME`, else `./traad-home`.
  package static func locate(_ option: String?, environment: [String: String], current: URL) -> Home {
    let path = option ?? environment["TRAAD_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "traad-home"
    return Home(URL(fileURLWithPath: path, relativeTo: current))
  }

  package var warehouse: URL { folder.appendingPathComponent("warehouse.duckdb") }
  package var archive: URL { folder.appendingPathComponent("archive") }
  package var identity: URL { folder.appendingPathComponent("identity") }
  package var keys: URL { folder.appendingPathComponent("keys") }
  /// What the home knows its keys by.
  package var keyChecks: URL { folder.appendingPathComponent("key-checks.json") }
  package var control: URL { folder.appendingPathComponent("control.sqlite") }
  package var configuration: URL { folder.appendingPathComponent("config.yaml") }
  /// The municipality's own definitions, laid over the built-in ones (tilpasninger).
  package var definitions: URL { folder.appendingPathComponent("definitions") }
  /// The municipality's own profiles.
  package var profiles: URL { folder.appendingPathComponent("profiles") }
  /// The facts of closed periods.
  package var closed: URL { folder.appendingPathComponent("closed") }
  /// The deliveries that `traad demo` wrote, the only ones that a demonstration loads.
  package var demoDeliveries: URL { folder.appendingPathComponent("udtraek") }
  /// What went wrong inside the program.
  var faults: URL { folder.appendingPathComponent("faults.log") }
  package var lock: URL { folder.appendingPathComponent("load.lock") }
  /// Where finished files are made before they are handed over.
  package var scratch: URL { folder.appendingPathComponent(".udskrift") }

  package var exists: Bool { FileManager.default.fileExists(atPath: folder.path) }
  package var hasWarehouse: Bool { FileManager.default.fileExists(atPath: warehouse.path) }

  /// Whether anything of a municipality lies in it: keys that are gone then cannot be made anew.
  var holdsData: Bool {
    get throws {
      let files = FileManager.default
      if try hasWarehouse || files.fileExists(atPath: identities.path) || !deliveries().isEmpty { return true }
      return try files.fileExists(atPath: closed.path) && !files.contentsOfDirectory(atPath: closed.path).isEmpty
    }
  }

  /// The sealed file of CPR numbers and names.
  package var identities: URL { identity.appendingPathComponent(Identities.fileName) }

  /// Ids of the deliveries in the archive, oldest first; asked without keys.
  package func deliveries() throws -> [String] { try DeliveryArchive.deliveries(in: archive) }
}

extension URL {
  /// Whether a folder lies in this one, links followed; neither need be written in its shortest way.
  package func holds(_ folder: URL) -> Bool {
    guard let own = realPath, let other = folder.realPath else { return false }
    return other.hasPrefix(own + "/")
  }

  private var realPath: String? {
    guard let path = realpath(absoluteURL.path, nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
