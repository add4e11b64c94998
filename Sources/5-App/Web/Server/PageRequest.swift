internal import Application
internal import CareModel

/// What a page is made from: who asks, for what, of which data.
struct PageRequest: Sendable {
  let address: Address
  let reader: Reader
  /// The warehouse in use; nil before the first load.
  let open: OpenWarehouse?
  /// Changes with every status of a finding and every release.
  let revision: String
  /// Pages speak of today: what is late, what waits.
  let today: Day

  var path: String { address.path }
  var id: String { address.id }
  var query: [Address.Parameter] { address.parameters }

  func value(_ name: String) -> String? { address.value(name) }

  func knows(_ name: String) -> Bool { address.known.contains(name) }

  /// The same reader and data with other parameters, as a form sends them.
  func asking(_ parameters: [(String, String?)]) -> PageRequest {
    PageRequest(address: address.asking(parameters), reader: reader, open: open, revision: revision, today: today)
  }

  /// Everything the page depends on besides the definitions; values, so that none can be read as another's.
  var key: PageCache.Key {
    PageCache.Key(
      version: open?.version, revision: revision, reader: reader, today: today, path: path, id: id,
      parameters: address.parameters)
  }
}
