internal import Foundation

/// How much of the machine a command takes while others want it.
enum Priority {
  /// Gives way to whoever reads meanwhile; alone on the machine it takes as long as before.
  ///
  /// A system that does not allow it lets the work run as it would have.
  static func givesWay() { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }
}
