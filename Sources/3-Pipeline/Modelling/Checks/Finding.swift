internal import CareModel
internal import Warehouse

/// One hit of a check (fund): a row that is wrong, with what a person needs to correct it.
struct Finding {
  let finding: String
  let severity: FindingSeverity
  let owner: FindingOwner
  let file: String
  let key: String
  let message: String
  let rowNumber: Value
  let citizen: Value
  /// In the order of `FindingTables.attributes`.
  let attributes: [Value]
  let related: [(file: String, key: String)]
  let shown: [String]
}

/// The name of a finding: the same fault on the same entity has the same one in every delivery.
struct FindingNames {
  private let check: String
  private var times: [String: Int] = [:]
  private var taken: Set<String> = []

  init(check: String) { self.check = check }

  /// - Parameter facet: what tells two faults of one entity apart; without it their order does.
  mutating func next(file: String, key: String, facet: String?) -> String {
    let entity = ([check, file, key] + (facet.map { [$0] } ?? [])).joined(separator: "|")
    times[entity, default: 0] += 1
    let occurrence = times[entity] ?? 1
    let text = occurrence == 1 ? entity : "\(entity)|\(occurrence)"
    var name = FindingNames.name(check, text)
    // Eight digits meet by chance once in some tens of thousands of findings.
    var round = 1
    while !taken.insert(name).inserted {
      round += 1
      name = FindingNames.name(check, "\(text)#\(round)")
    }
    return name
  }

  /// FNV-1a over 64 bits, mixed so that texts that differ in their last sign differ everywhere.
  private static func name(_ check: String, _ text: String) -> String {
    var hash = StableHash.wide(text)
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return "\(check)-\(StableHash.digits(UInt32(truncatingIfNeeded: hash ^ (hash >> 33))))"
  }
}
