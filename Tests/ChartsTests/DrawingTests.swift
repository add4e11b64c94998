import Danish
import DocumentModel
import Foundation
import FoundationXML
import Testing

@testable import Charts

@Suite struct DrawingTests {
  private func svg(_ chart: Chart, _ size: DrawingSize = .wide) -> String {
    drawing(of: Examples.figure(chart), size: size, idPrefix: "a").svg
  }

  private func attribute(_ name: String, in element: String) -> Double? {
    guard let start = element.range(of: " \(name)=\"") else { return nil }
    return Double(element[start.upperBound...].prefix { $0 != "\"" })
  }

  private func elements(_ svg: String, _ mark: String) -> [String] {
    svg.split(separator: "\n").map(String.init).filter { $0.contains(mark) }
  }

  @Test(arguments: DrawingSize.allCases)
  func `every drawing is well-formed XML with a title and a description that name it`(size: DrawingSize) {
    for (name, chart) in Examples.all {
      let svg = drawing(of: Examples.figure(chart, title: "Tal <5 & \"mere\""), size: size, idPrefix: "f 1").svg
      let parser = XMLParser(data: Data(svg.utf8))
      #expect(parser.parse(), "\(name): \(parser.parserError.map(String.init(describing:)) ?? "")")
      let id = "f-1-\(size.rawValue)"
      #expect(svg.contains("role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\""))
      #expect(svg.contains("<title id=\"\(id)-t\">Tal &lt;5 &amp; &quot;mere&quot;</title><desc id=\"\(id)-d\">"))
    }
  }

  @Test func `random names and texts never break the XML`() {
    for seed in 0..<200 {
      var random = RandomCharts(seed: UInt64(seed))
      let parser = XMLParser(data: Data(svg(random.chart(), .print).utf8))
      #expect(parser.parse(), "seed \(seed)")
    }
  }

  @Test func `a drawing for paper holds no class, no variable and no style`() {
    for (name, chart) in Examples.all {
      let svg = svg(chart, .print)
      #expect(!svg.contains("class=") && !svg.contains("var(") && !svg.contains("style="), "\(name)")
      #expect(svg.contains("font-family=\"IBM Plex Sans\""))
    }
  }

  @Test func `a drawing for the screen holds no colour of its own and no inline style`() {
    for (name, chart) in Examples.all {
      let svg = svg(chart, .narrow)
      #expect(!svg.contains("#") || svg.contains("&#39;"), "\(name)")
      #expect(!svg.contains("style="), "\(name)")
    }
  }

  @Test func `the same figure is drawn the same`() {
    #expect(svg(.line(Examples.rising)) == svg(.line(Examples.rising)))
  }

  @Test func `bars begin at zero and are as long as their values`() {
    let chart = BarChart(
      bars: [.init(name: "A", point: ChartPoint(100)), .init(name: "B", point: ChartPoint(98))], format: NumberFormat())
    let bars = elements(svg(.bars(chart)), "class=\"bar\"")
    let widths = bars.compactMap { attribute("width", in: $0) }
    let starts = Set(bars.compactMap { attribute("x", in: $0) })
    #expect(starts.count == 1)
    #expect(widths.count == 2 && abs(widths[1] / widths[0] - 0.98) < 0.002)
  }

  @Test func `a missing month interrupts the line and is said, and is neither zero nor bridged`() {
    let svg = svg(.line(Examples.missing))
    let solid = elements(svg, "class=\"ln\"")
    #expect(solid.count == 2)
    #expect(svg.contains(">maj mangler</text>"))
    #expect(elements(svg, "class=\"gap\"").count == 1)
    let points = solid.joined(separator: " ").split(separator: ",").count - 1
    #expect(points == 8, "four months before the gap and four after it, October in the dotted stretch")
  }

  @Test func `a suppressed value leaves no trace, even when the point still holds it`() {
    for (_, chart) in [("line", Chart.line(Examples.suppressed)), ("flow", .flow(Examples.flowWithGaps))] {
      var holding = chart
      switch chart {
      case .line(var line):
        for index in line.current.points.indices
        where line.current.points[index].value == nil
          && line.current.points[index].state != .normal
        { line.current.points[index].value = 3 }
        holding = .line(line)
      case .flow(var flow):
        for index in flow.inflow.indices where flow.inflow[index].value == nil && flow.inflow[index].state != .normal {
          flow.inflow[index].value = 3
        }
        holding = .flow(flow)
      default: break
      }
      #expect(svg(holding) == svg(chart))
    }
  }

  @Test func `a total that a suppressed month could be computed from is not shown`() {
    let svg = svg(.flow(Examples.flowWithGaps))
    #expect(svg.contains(">i alt skjult</text>") && svg.contains(">Netto skjult</text>"))
    #expect(!svg.contains("i alt</text>"))
  }

  @Test func `a total without a missing month says which month it lacks`() {
    var chart = Examples.flow
    chart.inflow[4] = ChartPoint(nil, state: .missing)
    let svg = svg(.flow(chart))
    #expect(svg.contains(">70 uden maj</text>") && svg.contains(">65 i alt</text>"))
    #expect(svg.contains(">Netto mangler</text>"))
  }

  @Test func `an axis that does not begin at zero says so and has the zigzag`() {
    let cut = drawing(of: Examples.figure(.line(Examples.rising)), size: .wide, idPrefix: "a")
    #expect(cut.axisNote == "Aksen begynder ved 28.")
    #expect(cut.svg.contains("l4 -4 4 6 4 -6 4 4"))
    let whole = drawing(of: Examples.figure(.line(Examples.negative)), size: .wide, idPrefix: "a")
    #expect(whole.axisNote == nil && !whole.svg.contains("l4 -4 4 6"))
  }

  @Test func `a preliminary month is dotted up to a hollow dot with its word`() {
    let svg = svg(.line(Examples.rising))
    #expect(svg.contains("class=\"ln pre\"") && svg.contains("class=\"dot o\"") && svg.contains(">foreløbig</text>"))
  }

  @Test func `names and last values stand at the lines' ends in their colours`() {
    let svg = svg(.line(Examples.rising))
    #expect(svg.contains("class=\"tt halo\">2026: 34,2</text>"))
    #expect(svg.contains("class=\"tl b\">2025: 30,1</text>") && svg.contains("class=\"k b\">Budget: 30,0</text>"))
  }

  @Test func `a break parts the line and says why`() {
    let svg = svg(.line(Examples.broken))
    #expect(elements(svg, "class=\"ln\"").count == 2)
    #expect(svg.contains("class=\"mk\"") && svg.contains("Ny opgørelse"))
  }

  @Test func `more than the plan is filled, less is hatched, both signed`() {
    let svg = svg(.deviationBars(Examples.deviations))
    #expect(
      elements(svg, "class=\"bar less\"").count == 4 && svg.contains(">+3,5</text>") && svg.contains(">−0,1</text>"))
    #expect(svg.contains(">← mindreforbrug</text>") && svg.contains(">merforbrug →</text>"))
  }

  @Test func `an empty chart says that there is nothing`() {
    #expect(svg(.line(Examples.empty)).contains("Ingen tal at vise i perioden."))
    #expect(svg(.bars(BarChart(bars: [], format: NumberFormat()))).contains("Ingen tal at vise i perioden."))
  }

  @Test func `a phone shows every third month and always the report's own`() {
    let drawing = drawing(of: Examples.figure(.line(Examples.rising)), size: .narrow, idPrefix: "a")
    let shown = drawing.labels.map(\.text).filter { Examples.short.contains($0) }
    #expect(shown == ["jan", "apr", "jul", "okt", "dec"])
  }

  @Test(arguments: [
    ("line", Chart.line(Examples.small), DrawingSize.narrow), ("bars", .bars(Examples.smallBars), .wide),
  ])
  func `a small drawing is the one that was looked at`(name: String, chart: Chart, size: DrawingSize) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name).svg")
    let svg = drawing(of: Examples.figure(chart), size: size, idPrefix: "g").svg + "\n"
    #expect(try svg == String(contentsOf: file, encoding: .utf8))
  }
}

@Suite struct InlineDrawingTests {
  @Test func `a sparkline breaks at a missing month and ends in a hollow dot when it is preliminary`() {
    let graphic = Cell.Graphic.sparkline(
      values: [1, 1.1, nil, 1.2, 1.3], reference: 1, scale: 0.5, isLastPreliminary: true)
    let svg = inlineDrawing(of: graphic, for: false).svg
    #expect(svg.components(separatedBy: "<polyline").count == 3)
    #expect(svg.contains("class=\"dot o\"") && svg.contains("aria-hidden=\"true\""))
  }

  @Test func `a deviation bar is filled to the right for more and hatched to the left for less`() {
    let more = inlineDrawing(of: .deviation(value: 4, scale: 4), for: false).svg
    let less = inlineDrawing(of: .deviation(value: -2, scale: 4), for: false).svg
    #expect(more.contains("<rect x=\"62\" y=\"3\" width=\"59\"") && more.contains("bar more"))
    #expect(less.contains("<rect x=\"32.5\" y=\"3\" width=\"29.5\"") && less.contains("bar less"))
  }

  @Test func `nothing to compare with draws nothing and does not fail`() {
    for values: [Double?] in [[], [nil], [0, 0], [Double.nan, Double.infinity]] {
      for reference: Double? in [nil, 0, 1] {
        let graphic = Cell.Graphic.sparkline(values: values, reference: reference, scale: 0, isLastPreliminary: false)
        #expect(!inlineDrawing(of: graphic, for: true).svg.contains("nan"))
      }
    }
    #expect(!inlineDrawing(of: .deviation(value: 3, scale: 0), for: false).svg.contains("rect"))
  }
}
