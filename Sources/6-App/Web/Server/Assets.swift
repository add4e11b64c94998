internal import DocumentModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// Stylesheet and typeface: the program's own, the same for everyone.
struct Assets {
  let look: LookFiles

  func add(to routes: Routes) {
    let look = look
    routes.addAsset(.stylesheet) {
      Assets.asset(ByteBuffer(string: look.stylesheet), "text/css; charset=utf-8", cache: "public, max-age=300")
    }
    routes.addAsset(.font) {
      guard let font = look.font else { throw HTTPError(.notFound) }
      return Assets.asset(ByteBuffer(bytes: font), "font/woff2", cache: "public, max-age=31536000, immutable")
    }
    routes.addAsset(.robots) {
      Assets.asset(
        ByteBuffer(string: "User-agent: *\nDisallow: /\n"), "text/plain; charset=utf-8", cache: "public, max-age=86400")
    }
  }

  private static func asset(_ body: ByteBuffer, _ type: String, cache: String) -> Response {
    Response(status: .ok, headers: [.contentType: type, .cacheControl: cache], body: .init(byteBuffer: body))
  }
}
