import CareModel
import Testing

@testable import Serving

struct ClockTests {
  @Test(arguments: [
    (1_764_547_199.0, "2025-12-01T00:59:59"),  // winter: an hour ahead of UTC
    (1_774_745_999.0, "2026-03-29T01:59:59"),  // the last second before summer time
    (1_774_746_000.0, "2026-03-29T03:00:00"),
    (1_792_889_999.0, "2026-10-25T02:59:59"),  // the last second of summer time
    (1_792_890_000.0, "2026-10-25T02:00:00"),
  ]) func `Danish time follows summer time`(seconds: Double, text: String) {
    #expect(Clock { seconds }.localTime == text)
  }

  @Test func `a day begins at midnight in Denmark`() {
    #expect(Clock { 1_764_547_199 }.today == Day(2025, 12, 1))
    #expect(Clock { 1_764_547_199 }.utcTime == "2025-11-30T23:59:59Z")
  }
}
