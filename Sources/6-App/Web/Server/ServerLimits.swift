internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import NIOHTTPTypes

/// How long a browser may take, and how much it may send, before its connection is closed: one slow or broken client holds nobody up.
package struct ServerLimits: Sendable {
  /// A connection without a request, or with one whose head is not whole, in milliseconds.
  var idle: Int64
  /// From the head of a request to its end.
  var receiving: Int64
  /// From the head of a request until its answer has been taken.
  var answering: Int64
  var connections: Int

  package init(idle: Int64 = 30_000, receiving: Int64 = 20_000, answering: Int64 = 180_000, connections: Int = 400) {
    self.idle = idle
    self.receiving = receiving
    self.answering = answering
    self.connections = connections
  }

  var channel: HTTP1Channel.Configuration {
    let (receiving, answering) = (TimeAmount.milliseconds(receiving), TimeAmount.milliseconds(answering))
    return HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        TargetHost.Installer(), RequestDeadline(receiving: receiving, answering: answering),
      ],
      idleTimeout: .milliseconds(idle),
      httpDecoderConfiguration: .init(maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100))
  }
}

/// Closes a connection whose request, or the taking of whose answer, lasts too long.
private final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let receiving: TimeAmount
  private let answering: TimeAmount
  private var received: Scheduled<Void>?
  /// One a request that has no whole answer, the oldest first.
  private var answered: [Scheduled<Void>] = []

  init(receiving: TimeAmount, answering: TimeAmount) {
    self.receiving = receiving
    self.answering = answering
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      received?.cancel()
      received = closing(context, in: receiving)
      answered.append(closing(context, in: answering))
    case .body: break
    case .end:
      received?.cancel()
      received = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data), !answered.isEmpty else {
      context.write(data, promise: promise)
      return
    }
    let waiting = answered.removeFirst()
    let written = promise ?? context.eventLoop.makePromise(of: Void.self)
    written.futureResult.whenComplete { _ in waiting.cancel() }
    context.write(data, promise: written)
  }

  func channelInactive(context: ChannelHandlerContext) {
    received?.cancel()
    for waiting in answered { waiting.cancel() }
    answered = []
    context.fireChannelInactive()
  }

  private func closing(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
    let channel = context.channel
    return context.eventLoop.scheduleTask(in: time) { channel.close(mode: .all, promise: nil) }
  }
}
