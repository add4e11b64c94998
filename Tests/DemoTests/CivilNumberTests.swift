import Foundation
import Testing

@testable import Demo

@Suite struct CivilNumberTests {
  @Test func `no citizen has a number that can be issued`() throws {
    let folder = try #require(DemoFolder.standard)
    let citizens = try folder.records("borgere.csv").dropFirst()
    #expect(citizens.count > 1500)
    for citizen in citizens {
      let number = try #require(Int(citizen[0]))
      let born = try #require(Int(citizen[2].suffix(4)))
      #expect(citizen[0].count == 10)
      #expect(citizen[0].prefix(4) == citizen[2].prefix(2) + citizen[2].dropFirst(3).prefix(2))
      #expect(number / 10_000 % 100 == born % 100)
      #expect(CivilNumbers.yearTold(by: number) != born)
      #expect(!CivilNumbers.checkDigitComesOut(number))
      #expect(!citizen[0].hasPrefix("0101"))
      #expect((number % 2 == 0) == (citizen[3] == "K"))
    }
    #expect(Set(citizens.map { $0[0] }).count == citizens.count)
  }

  @Test func `the century rule is that of the CPR office`() {
    #expect(CivilNumbers.yearTold(by: 101_000_001) == 1900)
    #expect(CivilNumbers.yearTold(by: 101_999_001) == 1999)
    #expect(CivilNumbers.yearTold(by: 101_364_001) == 2036)
    #expect(CivilNumbers.yearTold(by: 101_379_001) == 1937)
    #expect(CivilNumbers.yearTold(by: 101_575_001) == 2057)
    #expect(CivilNumbers.yearTold(by: 101_588_001) == 1858)
  }

  @Test func `the check digit of the standard example comes out`() {
    // 070761-4285 is the example in the CPR office's description of the number.
    #expect(CivilNumbers.checkDigitComesOut(707_614_285))
    #expect(!CivilNumbers.checkDigitComesOut(101_814_321))
  }
}
