package import Foundation

/// A cube of numbers (JSON-stat 1.x and 2.0, json-stat.org): dimensions with their codes, one cell a combination.
package struct JSONStatCube: Sendable, Hashable {
  package struct Dimension: Sendable, Hashable {
    package var id: String
    package var codes: [String]
    package var labels: [String: String]
  }

  package enum Cell: Sendable, Hashable {
    case number(Double)
    case text(String)
    /// No value; never zero.
    case missing
  }

  package var title: String
  package var dimensions: [Dimension]
  /// The last dimension runs fastest.
  package var cells: [Cell]
  /// Dimensions that the file itself says are time and place.
  package var roles: [String: [String]]

  package var sizes: [Int] { dimensions.map(\.codes.count) }

  /// The code of each dimension for a cell.
  package func codes(of cell: Int) -> [String] {
    var rest = cell
    var result: [String] = []
    for dimension in dimensions.reversed() {
      result.append(dimension.codes[rest % dimension.codes.count])
      rest /= dimension.codes.count
    }
    return result.reversed()
  }
}

/// What a JSON-stat file holds.
package enum JSONStat: Sendable, Hashable {
  case cubes([JSONStatCube])
  /// A list of other files.
  case collection(title: String, items: [String])

  enum Fault: Error, Hashable {
    case notJSONStat
    /// A dimension's categories or the cells do not fit its sizes.
    case sizesDiffer
  }

  /// Reads a dataset, a bundle of datasets (1.x) or a collection.
  package init(_ data: Data) throws {
    guard let top = try JSONSerialization.jsonObject(with: data) as? [String: Any] else { throw Fault.notJSONStat }
    if top["class"] as? String == "collection" {
      let items = (top["link"] as? [String: Any])?["item"] as? [[String: Any]] ?? []
      let embedded = items.filter { $0["value"] != nil }
      if !embedded.isEmpty {
        self = .cubes(try embedded.map(JSONStatCube.init(json:)))
      } else {
        self = .collection(
          title: top["label"] as? String ?? "", items: items.map { $0["label"] as? String ?? "" })
      }
      return
    }
    if top["value"] != nil, top["dimension"] != nil {
      self = .cubes([try JSONStatCube(json: top)])
      return
    }
    let bundle = top.sorted { $0.key < $1.key }.compactMap { $0.value as? [String: Any] }
      .filter { $0["value"] != nil && $0["dimension"] != nil }
    guard !bundle.isEmpty else { throw Fault.notJSONStat }
    self = .cubes(try bundle.map(JSONStatCube.init(json:)))
  }
}

extension JSONStatCube {
  init(json: [String: Any]) throws {
    guard let described = json["dimension"] as? [String: Any],
      let ids = json["id"] as? [String] ?? described["id"] as? [String],
      let sizes = json["size"] as? [Int] ?? described["size"] as? [Int], ids.count == sizes.count
    else { throw JSONStat.Fault.notJSONStat }
    title = json["label"] as? String ?? ""
    roles = (json["role"] ?? described["role"]) as? [String: [String]] ?? [:]
    dimensions = try zip(ids, sizes).map { id, size in
      guard let category = (described[id] as? [String: Any])?["category"] as? [String: Any] else {
        throw JSONStat.Fault.notJSONStat
      }
      let labels = category["label"] as? [String: String] ?? [:]
      let codes: [String]
      if let list = category["index"] as? [String] {
        codes = list
      } else if let places = category["index"] as? [String: Int] {
        codes = places.sorted { $0.value < $1.value }.map(\.key)
      } else {
        // One category needs no order.
        codes = labels.keys.sorted()
      }
      guard codes.count == size else { throw JSONStat.Fault.sizesDiffer }
      return Dimension(id: id, codes: codes, labels: labels)
    }
    // Sizes are whatever somebody wrote: their product may be more than there are cells, or than there are numbers.
    let count = try sizes.reduce(1) { product, size in
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      guard !overflow, (0...Limits.cells).contains(next) else { throw JSONStat.Fault.sizesDiffer }
      return next
    }
    if let list = json["value"] as? [Any] {
      guard list.count == count else { throw JSONStat.Fault.sizesDiffer }
      cells = list.map(Cell.init(json:))
    } else if let sparse = json["value"] as? [String: Any] {
      cells = Array(repeating: .missing, count: count)
      for (place, value) in sparse {
        guard let index = Int(place), cells.indices.contains(index) else { throw JSONStat.Fault.sizesDiffer }
        cells[index] = Cell(json: value)
      }
    } else {
      throw JSONStat.Fault.notJSONStat
    }
  }
}

extension JSONStatCube.Cell {
  fileprivate init(json: Any) {
    if let number = json as? NSNumber {
      self = .number(number.doubleValue)
    } else if let text = json as? String {
      self = .text(text)
    } else {
      self = .missing
    }
  }
}
