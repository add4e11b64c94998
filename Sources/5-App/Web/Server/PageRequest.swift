internal import Access
internal import Application
internal import CareModel

/// What a page is made from: who asks, for what, of which data.
struct PageRequest: Sendable {
  let address: Address
  /// Who asks, of the warehouse in use: the same through the whole request, whatever is swapped in meanwhile.
  let session: Session
  /// What the session's answers depend on; nil before the first load.
  let moment: Session.Moment?
  /// Pages speak of today: what is late, what waits.
  let today: Day

  var reader: Reader { session.reader }
  var path: String { address.path }
  var id: String { address.id }
  var query: [Address.Parameter] { address.parameters }

  func value(_ name: String) -> String? { address.value(name) }

  func knows(_ name: String) -> Bool { address.known.contains(name) }

  /// The same reader and data with other parameters, as a form sends them.
  func asking(_ parameters: [(String, String?)]) -> PageRequest {
    PageRequest(address: address.asking(parameters), session: session, moment: moment, today: today)
  }

  /// Everything the page depends on besides the definitions; values, so that none can be read as another's.
  var key: PageCache.Key {
    PageCache.Key(
      moment: moment, reader: reader, today: today, path: path, id: id,
      parameters: address.parameters)
  }
}
