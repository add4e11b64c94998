internal import Synchronization

/// The data value chain, once it has been read.
final class ChainMemory: Sendable {
  private let known = Mutex<DataValueChain?>(nil)

  func chain(read: () throws -> DataValueChain) throws -> DataValueChain {
    if let known = known.withLock({ $0 }) { return known }
    let chain = try read()
    known.withLock { $0 = chain }
    return chain
  }
}
