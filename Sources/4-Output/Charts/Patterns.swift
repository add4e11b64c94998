/// The hatchings that a page's stylesheet refers to (`#hat`, `#hatless`, `#hatgrey`): once a page, before the first chart.
package let patternDefinitions = """
  <svg width="0" height="0" aria-hidden="true" focusable="false" class="sr"><defs>\
  <pattern id="hat" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
  <rect width="6" height="6" fill="var(--paper)"/><rect width="2" height="6" fill="var(--thread)"/></pattern>\
  <pattern id="hatless" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">\
  <rect width="6" height="6" fill="var(--paper)"/><rect width="2.2" height="6" fill="var(--less)"/></pattern>\
  <pattern id="hatgrey" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
  <rect width="6" height="6" fill="var(--paper)"/><rect width="1.4" height="6" fill="var(--edge)"/></pattern></defs></svg>
  """

/// The same hatchings with their colours, inside a drawing for paper.
func printPatterns(idPrefix: String) -> String {
  let kinds = [("hat", 45, 1.5, Paper.thread), ("hatless", -45, 1.6, Paper.less), ("hatgrey", 45, 1, Paper.edge)]
  let patterns = kinds.map { name, angle, width, colour in
    """
    <pattern id="\(idPrefix)-\(name)" width="4.4" height="4.4" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(\(angle))"><rect width="4.4" height="4.4" fill="\(Paper.white)"/>\
    <rect width="\(width)" height="4.4" fill="\(colour)"/></pattern>
    """
  }
  return "<defs>\(patterns.joined())</defs>"
}
