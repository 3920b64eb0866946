/// What a terminal, or the world around it, has done.
package enum TerminalEvent: Sendable, Equatable {
  /// A key was pressed.
  case key(Key)
  /// The mouse was used; only after ``TerminalDriver/takeMouse(_:)``.
  case mouse(MouseEvent)
  /// Text pasted as one piece; not cleaned, may hold newlines.
  case paste(String)
  /// The terminal has, or may have, another size; what it shows is to be drawn anew.
  case resized(Size)
  /// Another thread has called `Waker.wake()`.
  case woken
  /// SIGINT from outside; Ctrl-C is a key.
  case interrupted
  /// The terminal has gone (SIGHUP, or an end of file on it): leave at once.
  case hangup
  /// SIGTERM: leave.
  case terminated
}

/// A terminal as one thread sees it: events in, whole frames out.
///
/// Not `Sendable`: the compiler keeps it on the thread that made it.
package protocol TerminalDriver: AnyObject {
  /// The terminal's present size; changes only together with a `resized` event.
  var size: Size { get }

  /// Whether styles show colour; bold and the other attributes always work.
  var hasColor: Bool { get }

  /// Shows a frame, sending only what differs from the last one.
  func present(_ frame: Frame)

  /// Blocks until something happens and returns all that is ready, in order.
  ///
  /// Empty only when the time has run out; without a time-out it never is.
  func wait(timeout: Duration?) -> [TerminalEvent]

  /// Gives the terminal back and stops the process as Ctrl-Z would; repaints on return.
  func suspend()

  /// Makes the next `present` send every cell anew.
  func redraw()

  /// Takes the mouse from the terminal, which then no longer selects text by itself, or gives it
  /// back.
  func takeMouse(_ isTaken: Bool)

  /// Hands text to the clipboard of whoever looks at the terminal, which need not take it.
  func copy(_ text: String)

  /// Restores the terminal; doing so twice is harmless.
  func close()
}

/// Ends a driver's wait from any thread.
package protocol Waker: Sendable {
  /// Makes the present or next `wait` return `woken`; several calls may give one event.
  func wake()
}
