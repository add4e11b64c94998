internal import Foundation

extension Load {
  /// Adds the delivery's citizens to the identities, which are there from the first delivery on. Gives how many there are in it.
  func nameCitizens() throws -> Int {
    var seen: Set<ShortKey> = []
    var persons: [(pseudonym: String, cpr: String, name: String?)] = []
    let checks = prepared.filter { $0.refusal == nil }.compactMap(\.check)
    let names = checks.reduce(into: [[UInt8]: String]()) { $0.merge($1.names) { _, later in later } }
    for column in checks.flatMap(\.checks) {
      for citizen in column.citizens {
        guard let key = citizen.number.withUnsafeBufferPointer(ShortKey.init), seen.insert(key).inserted else {
          continue
        }
        let pseudonym = book.of(citizen.number)
        persons.append(
          (
            String(decoding: pseudonym, as: UTF8.self), String(decoding: citizen.number, as: UTF8.self),
            names[pseudonym]
          ))
      }
    }
    var identities = try Identities(folder: request.home.appendingPathComponent("identity"), keys: keys)
    identities.merge(persons)
    try identities.save()
    return persons.count
  }
}
