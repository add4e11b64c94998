internal import Application
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// Stylesheet, typeface, and reports as files.
extension Site {
  func addFiles(to router: Router<BasicRequestContext>) {
    let look = look
    router.get("/traad.css") { _, _ in
      Site.file(ByteBuffer(string: look.stylesheet), "text/css; charset=utf-8", cache: "public, max-age=300")
    }
    router.get("/\(LookFiles.fontName)") { _, _ in
      guard let font = look.font else { throw HTTPError(.notFound) }
      return Site.file(ByteBuffer(bytes: font), "font/woff2", cache: "public, max-age=31536000, immutable")
    }
    router.get("/robots.txt") { _, _ in
      Site.file(
        ByteBuffer(string: "User-agent: *\nDisallow: /\n"), "text/plain; charset=utf-8", cache: "public, max-age=86400")
    }
  }

  /// `/rapporter/sagsoverblik/fil.pdf?periode=2026-10`.
  func addDownloads(to router: Router<BasicRequestContext>) {
    router.get("/rapporter/:id/:fil") { request, context in
      let asked = try await pageRequest(request, context)
      let name = context.parameters.get("fil") ?? ""
      guard name.hasPrefix("rapport."), let format = ReportFormat(rawValue: String(name.dropFirst(8))) else {
        throw HTTPError(.notFound)
      }
      let file = try await workspace.exportReport(
        ReportCall(
          id: asked.id, period: asked.value("periode"), unit: asked.value("enhed"),
          comparison: asked.value("sammenlign")), as: format,
        for: asked.reader)
      var response = Site.file(ByteBuffer(bytes: file.bytes), format.mediaType, cache: "private, no-store")
      response.headers[.contentDisposition] = "attachment; filename=\"\(file.name)\""
      return response
    }
  }

  private static func file(_ body: ByteBuffer, _ type: String, cache: String) -> Response {
    Response(status: .ok, headers: [.contentType: type, .cacheControl: cache], body: .init(byteBuffer: body))
  }
}
