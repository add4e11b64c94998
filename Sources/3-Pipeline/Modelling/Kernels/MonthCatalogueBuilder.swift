/// Gathers service periods into a `MonthCatalogue` in one pass, at a cost per period that does not grow with its length.
///
/// Days and cost: the first and last month of a period are added as they are; the whole months between are marked at
/// their two ends and summed at last. Persons: a period leaves person, cell and its two months behind (12 bytes); they
/// are sorted by person through counting, and each person's months in a cell are joined before their ends are marked.
/// Builders fill apart from each other and are joined by `catalogue(of:)`, so that every core can have its own.
package struct MonthCatalogueBuilder: Sendable {
  /// A cell and month on the way: what stands there, and what begins (or, negative, has ended) there.
  struct Slot: Sendable {
    var days: Int64 = 0
    var cost: Int64 = 0
    var wholeRate: Int64 = 0
    var whole: Int32 = 0
    var persons: Int32 = 0
  }

  package let calendar: MonthCalendar
  package private(set) var cells: [String] = []
  private var slots: [Slot] = []
  private var persons: [Int32] = []
  /// Cell, first and last month, in this order of weight, so that sorting brings a cell's periods together by time.
  private var stretches: [UInt64] = []

  package init(calendar: MonthCalendar, expecting periods: Int = 0) {
    self.calendar = calendar
    persons.reserveCapacity(periods)
    stretches.reserveCapacity(periods)
  }

  /// Makes room for a cell and gives its number.
  package mutating func addCell(named name: String) -> Int {
    cells.append(name)
    // One slot more than months: what has ended after the last month is marked there.
    slots.append(contentsOf: repeatElement(Slot(), count: calendar.count + 1))
    return cells.count - 1
  }

  /// Adds one service period.
  ///
  /// - Parameters:
  ///   - person: a dense key, 0 or more.
  ///   - start: day number since 1970; earlier than the calendar is cut.
  ///   - end: inclusive; `Int32.max` when open; later than the calendar is cut.
  ///   - rate: øre a day.
  @inline(__always)
  package mutating func add(person: Int32, cell: Int, start: Int32, end: Int32, rate: Int64) {
    let from = max(start, calendar.firstDay)
    let to = min(end, calendar.lastDay)
    guard from <= to else { return }
    let (first, last) = (calendar.month(of: from), calendar.month(of: to))
    let base = cell * (calendar.count + 1)
    if first == last {
      count(Int64(to - from + 1), at: rate, in: base + first)
    } else {
      count(Int64(calendar.starts[first + 1] - from), at: rate, in: base + first)
      count(Int64(to - calendar.starts[last] + 1), at: rate, in: base + last)
      slots[base + first + 1].whole += 1
      slots[base + first + 1].wholeRate += rate
      slots[base + last].whole -= 1
      slots[base + last].wholeRate -= rate
    }
    persons.append(person)
    stretches.append(UInt64(cell) << 32 | UInt64(first) << 16 | UInt64(last))
  }

  @inline(__always)
  private mutating func count(_ days: Int64, at rate: Int64, in slot: Int) {
    slots[slot].days += days
    slots[slot].cost += days * rate
  }

  /// The catalogue of everything that the builders were given. They must share one calendar.
  package static func catalogue(of builders: consuming [MonthCatalogueBuilder]) -> MonthCatalogue {
    let calendar = builders[0].calendar
    let names = Set(builders.flatMap(\.cells)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let stride = calendar.count + 1
    var slots = [Slot](repeating: Slot(), count: names.count * stride)
    let numbers = builders.map { builder in builder.cells.map { number[$0, default: 0] } }
    for (builder, numbers) in zip(builders, numbers) {
      for (local, global) in numbers.enumerated() {
        for month in 0..<stride { slots[global * stride + month].add(builder.slots[local * stride + month]) }
      }
    }
    markPersons(of: builders, numbers: numbers, stride: stride, in: &slots)
    return MonthCatalogue(calendar: calendar, cells: names, figures: sums(of: slots, calendar))
  }

  /// Marks where each person's joined stretches of months begin and end in a cell.
  private static func markPersons(
    of builders: [MonthCatalogueBuilder], numbers: [[Int]], stride: Int, in slots: inout [Slot]
  ) {
    let highest = builders.map { $0.persons.max() ?? -1 }.max() ?? -1
    var ends = [Int32](repeating: 0, count: Int(highest) + 2)
    for builder in builders { for person in builder.persons { ends[Int(person) + 1] += 1 } }
    for person in 1..<ends.count { ends[person] += ends[person - 1] }
    let total = Int(ends[ends.count - 1])

    var sorted = [UInt64](unsafeUninitializedCapacity: total) { buffer, count in
      for (builder, numbers) in zip(builders, numbers) {
        for (person, stretch) in zip(builder.persons, builder.stretches) {
          let cell = UInt64(numbers[Int(stretch >> 32)])
          buffer[Int(ends[Int(person)])] = cell << 32 | stretch & 0xFFFF_FFFF
          ends[Int(person)] += 1
        }
      }
      count = total
    }
    // Now `ends[person]` is where the person's stretches end and the next person's begin.
    sorted.withUnsafeMutableBufferPointer { buffer in
      var from = 0
      for person in 0..<(ends.count - 1) {
        let to = Int(ends[person])
        sort(UnsafeMutableBufferPointer(rebasing: buffer[from..<to]))
        var (cell, reached) = (UInt64.max, 0)
        for stretch in buffer[from..<to] {
          let (first, last) = (Int(stretch >> 16 & 0xFFFF), Int(stretch & 0xFFFF))
          if stretch >> 32 != cell { (cell, reached) = (stretch >> 32, -1) }
          let begin = max(first, reached + 1)
          guard begin <= last else { continue }
          slots[Int(cell) * stride + begin].persons += 1
          slots[Int(cell) * stride + last + 1].persons -= 1
          reached = last
        }
        from = to
      }
    }
  }

  /// A person has few periods: insertion beats the general sort there.
  private static func sort(_ stretches: UnsafeMutableBufferPointer<UInt64>) {
    guard stretches.count <= 32 else {
      var many = stretches
      return many.sort()
    }
    for index in stretches.indices.dropFirst() {
      let value = stretches[index]
      var place = index
      while place > 0, stretches[place - 1] > value {
        stretches[place] = stretches[place - 1]
        place -= 1
      }
      stretches[place] = value
    }
  }

  private static func sums(of slots: [Slot], _ calendar: MonthCalendar) -> [MonthCatalogue.Figures] {
    let stride = calendar.count + 1
    var figures: [MonthCatalogue.Figures] = []
    figures.reserveCapacity(slots.count)
    for cell in 0..<(slots.count / stride) {
      var (whole, wholeRate, persons) = (0, 0, 0)
      for month in 0..<calendar.count {
        let slot = slots[cell * stride + month]
        whole += Int(slot.whole)
        wholeRate += Int(slot.wholeRate)
        persons += Int(slot.persons)
        let length = calendar.length(month)
        figures.append(
          MonthCatalogue.Figures(
            days: Int(slot.days) + whole * length, cost: Int(slot.cost) + wholeRate * length, persons: persons))
      }
    }
    return figures
  }
}

extension MonthCatalogueBuilder.Slot {
  mutating func add(_ other: Self) {
    days += other.days
    cost += other.cost
    whole += other.whole
    wholeRate += other.wholeRate
    persons += other.persons
  }
}
