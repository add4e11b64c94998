import DocumentModel
import Testing

@testable import Charts

/// What every drawing must hold, whatever the data.
struct Fault: CustomStringConvertible {
  var description: String
}

func faults(in drawing: Drawing) -> [Fault] {
  var found: [Fault] = []
  let labels = drawing.labels
  for (index, a) in labels.enumerated() {
    if a.x < -0.05 || a.y < -0.05 || a.x + a.width > Double(drawing.width) + 0.05
      || a.y + a.height > Double(drawing.height) + 0.05
    {
      found.append(Fault(description: "outside: \(a) in \(drawing.width) x \(drawing.height)"))
    }
    // Ordinary spaces apart sideways; lines of one text are as close as lines are.
    for b in labels[(index + 1)...]
    where a.x < b.x + b.width + 2 && b.x < a.x + a.width + 2 && a.y < b.y + b.height && b.y < a.y + a.height {
      found.append(Fault(description: "touching: \(a) and \(b)"))
    }
  }
  if drawing.svg.contains("nan") || drawing.svg.contains("inf") { found.append(Fault(description: "not a number")) }
  return found
}

@Suite struct LabelTests {
  @Test(arguments: DrawingSize.allCases)
  func `no label touches another or leaves the drawing in any example`(size: DrawingSize) {
    for (name, chart) in Examples.all {
      let found = faults(in: drawing(of: Examples.figure(chart), size: size, idPrefix: name))
      #expect(found.isEmpty, "\(name) \(size): \(found)")
    }
  }

  @Test(arguments: 0..<4)
  func `no label touches another or leaves the drawing in thousands of random charts`(part: Int) {
    for seed in 0..<500 {
      var random = RandomCharts(seed: UInt64(part * 10_000 + seed))
      let figure = Examples.figure(random.chart())
      for size in DrawingSize.allCases {
        let found = faults(in: drawing(of: figure, size: size, idPrefix: "r"))
        #expect(found.isEmpty, "seed \(part * 10_000 + seed) \(size): \(found.prefix(3))")
        if !found.isEmpty { return }
      }
    }
  }

  @Test func `the checker finds labels that touch`() {
    let drawing = Drawing(
      svg: "", width: 100, height: 50, axisNote: nil,
      labels: [
        LabelBox(text: "a", x: 10, y: 10, width: 20, height: 14),
        LabelBox(text: "b", x: 31, y: 12, width: 20, height: 14),
        LabelBox(text: "c", x: 90, y: 30, width: 20, height: 14),
      ])
    #expect(faults(in: drawing).count == 2)
  }
}
