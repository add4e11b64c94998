import CareModel
import DocumentModel
import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

/// Link, route and address are one declaration (decision 0017).
struct RouteTests {
  /// Text that is hard to write in an address, the same in every run.
  private struct Words: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }

    mutating func word() -> String {
      let letters = Array("abcæøåÅ09 §&=?%+/#~._-:{}'\"<>\u{1F600}")
      return String((0..<Int.random(in: 1...12, using: &self)).map { _ in letters.randomElement(using: &self) ?? "a" })
    }
  }

  @Test(arguments: Address.all.indices, [1, 2, 3, 4, 5, 6, 7, 8])
  func `a link leads to its route, and the route is the same address`(index: Int, seed: Int) throws {
    let route = Address.all[index]
    var words = Words(state: UInt64(seed * 1000 + index))
    var values: [(name: String, value: String)] = route.blanks.map { ($0, words.word()) }
    for name in route.names where Bool.random(using: &words) {
      let value =
        switch name {
        case "side": "\(Int.random(in: 2...99, using: &words))"
        case "gemt", "cpr": "1"
        case "kilde": "posteringer,\(words.word().filter { $0 != "," })"
        default: words.word()
        }
      values.append((name, value))
    }
    let address = try route.read(values)
    #expect(Address(path: address.path) == address, "\(address.path)")
    for (name, value) in values {
      #expect(address.path.contains(AddressText.escaped(value)), "\(name) er ikke med i \(address.path)")
    }
    #expect(try JSONDecoder().decode(Address.self, from: JSONEncoder().encode(address)) == address)
  }

  @Test func `the server answers every address and no other`() throws {
    let routed = Set(try WebHome.site.get().router().routes.map { $0.path.description })
    // The door answers the start address itself, before there is anybody to route for.
    let declared = Set(
      Address.all.map(\.pattern).filter { $0 != "/start/:id" }.map { RouterPath($0).description })
    #expect(routed.subtracting(declared) == [] && declared.subtracting(routed) == [])
    #expect(Address.all.count == Set(Address.all.map(\.pattern)).count)
  }

  @Test(arguments: [
    "", "kilder", "//kilder", "/Kilder", "/kilder/", "/kilder?x=1", "/datakvalitet?side=0", "/datakvalitet?side=to",
    "/rapporter/", "/rapporter/a/rapport.", "/datakvalitet?q=%zz", "/datakvalitet?q=a&q=b", "/kilder#filer",
  ]) func `what is no address of ours is none`(path: String) { #expect(Address(path: path) == nil) }
}
