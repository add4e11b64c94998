internal import Application
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// Stylesheet, typeface, and reports as files.
extension Site {
  /// A file that somebody takes out.
  struct File: Sendable {
    var name: String
    var type: String
    var bytes: Data
  }

  func addAssets(to routes: Routes) {
    let look = look
    routes.addAsset("/traad.css") {
      Site.asset(ByteBuffer(string: look.stylesheet), "text/css; charset=utf-8", cache: "public, max-age=300")
    }
    routes.addAsset("/\(LookFiles.fontName)") {
      guard let font = look.font else { throw HTTPError(.notFound) }
      return Site.asset(ByteBuffer(bytes: font), "font/woff2", cache: "public, max-age=31536000, immutable")
    }
    routes.addAsset("/robots.txt") {
      Site.asset(
        ByteBuffer(string: "User-agent: *\nDisallow: /\n"), "text/plain; charset=utf-8", cache: "public, max-age=86400")
    }
  }

  /// `/rapporter/sagsoverblik/rapport.pdf?periode=2026-10`.
  func addDownloads(to routes: Routes) {
    routes.addFile("/rapporter/:id/:fil", knows: ["periode", "enhed", "sammenlign"]) { asked, parameters in
      let name = parameters.get("fil") ?? ""
      guard name.hasPrefix("rapport."), let format = ReportFormat(rawValue: String(name.dropFirst(8))) else {
        throw HTTPError(.notFound)
      }
      let file = try await Reports(asked.session).export(
        ReportCall(
          id: asked.id, period: asked.value("periode"), unit: asked.value("enhed"),
          comparison: asked.value("sammenlign")), as: format, preview: true)
      return File(name: file.name, type: format.mediaType, bytes: file.bytes)
    }
  }

  private static func asset(_ body: ByteBuffer, _ type: String, cache: String) -> Response {
    Response(status: .ok, headers: [.contentType: type, .cacheControl: cache], body: .init(byteBuffer: body))
  }
}
