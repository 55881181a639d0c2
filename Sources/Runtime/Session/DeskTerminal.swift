package import Terminal

/// What a session needs of a terminal; the curses back end is one, tests may have another.
package protocol DeskTerminal: AnyObject {
  /// The descriptor to wait on for keys.
  var inputDescriptor: Int32 { get }
  /// The size now.
  var size: Size { get }
  /// Milliseconds after which a lone Esc acts.
  var escapeDelay: Int { get }
  /// The byte sequences of the terminal's own keys.
  var keySequences: [[UInt8]: Key] { get }
  /// Whether a shell is there to bring a suspended program back.
  var canSuspend: Bool { get }

  /// Takes what was typed, without waiting.
  func readKeys() -> TypedBytes
  /// Shows a canvas; only what differs is sent.
  func draw(_ canvas: Canvas)
  /// Makes the next drawing send every cell.
  func redrawAll()
  /// Gives the terminal back and stops until the shell continues the job.
  func suspend()
  /// Takes the terminal again after others stopped and continued the process.
  func restoreAfterStop()
}

/// What one look at the keyboard gave.
package enum TypedBytes: Hashable, Sendable {
  /// Nothing was typed.
  case nothing
  /// Bytes in the order in which they came.
  case bytes([UInt8])
  /// The terminal is gone.
  case ended
}
