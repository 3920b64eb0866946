import Host
import Terminal

/// What takes a thread out of `poll` wakes a driver.
extension WakePipe: Waker {}
