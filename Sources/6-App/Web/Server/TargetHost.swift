internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1

/// A request's target may name a host of its own (`GET http://host/ HTTP/1.1`), as one asks a proxy. Then that is the host that is asked,
/// whatever the header says (RFC 9112, 3.2.2): it is put in the header's place before the library forgets it, and the `Door` decides.
final class TargetHost: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data), let host = TargetHost.host(in: head.uri) else {
      return context.fireChannelRead(data)
    }
    head.headers.replaceOrAdd(name: "Host", value: host)
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  /// nil where a path stands alone; what is neither a path nor has a host is taken for one, which is nobody's.
  static func host(in target: String) -> String? {
    if target.hasPrefix("/") || target == "*" { return nil }
    guard let scheme = target.range(of: "://") else { return target }
    return String(target[scheme.upperBound...].prefix { !"/?#".contains($0) })
  }

  /// Puts the handler where requests still are as they were sent; a connection where it cannot stand is closed.
  final class Installer: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart

    func handlerAdded(context: ChannelHandlerContext) {
      let pipeline = context.pipeline.syncOperations
      do {
        try pipeline.addHandler(
          TargetHost(), position: .before(pipeline.handler(type: HTTP1ToHTTPServerCodec.self)))
      } catch {
        context.close(promise: nil)
      }
    }
  }
}
