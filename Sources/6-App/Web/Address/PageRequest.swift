internal import Access
internal import CareModel
internal import DocumentModel
internal import Serving

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

  /// Everything that content depends on besides the definitions; values, so that none can be read as another's.
  var key: ContentCache.Key {
    ContentCache.Key(moment: moment, role: reader.role, unit: reader.unit, today: today, address: address)
  }
}
