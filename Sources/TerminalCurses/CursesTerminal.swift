import CNcurses
import Glibc
package import Terminal

/// The terminal, taken as a whole screen through ncurses, and given back on every way out.
///
/// One terminal a process, used from one thread. It is restored by ``close()``, when this object
/// goes away, when the process exits, and when a signal or a crash ends it.
package final class CursesTerminal {
  /// Whether only ASCII can be shown: asked for, or the locale is not UTF-8.
  package let isASCII: Bool
  /// The byte sequences of this terminal's own keys, for `KeyDecoder`'s `extra`.
  package let keySequences: [[UInt8]: Key]
  /// Milliseconds after which a lone Esc acts.
  package let escapeDelay: Int
  /// What is typed.
  package let input: TerminalInput

  private let output: Int32
  private let palette: Palette
  private let description: TerminalDescription
  private var shown: Canvas?
  private var isOpen = true

  nonisolated(unsafe) private static var isTaken = false

  /// Takes the terminal behind two descriptors: raw keys, the alternate screen, no flow control.
  ///
  /// - Throws: ``TerminalFailure``; the terminal is as it was then.
  package static func open(
    input: Int32 = STDIN_FILENO,
    output: Int32 = STDOUT_FILENO,
    options: TerminalOptions
  ) throws(TerminalFailure) -> CursesTerminal {
    for descriptor in [input, output] where isatty(descriptor) == 0 {
      throw .notATerminal(descriptor: descriptor)
    }
    guard !isTaken else { throw .alreadyTaken }
    guard let name = options.name else { throw .nameIsUnset }
    let locale = TextLocale.take(options.locale, isASCII: options.isASCII)
    guard desk_guard_modes(input, output) == 0 else {
      throw .notATerminal(descriptor: input)
    }
    switch Int(desk_start(name, input, output)) {
    case DESK_STARTED: break
    case DESK_UNKNOWN_TERMINAL: throw .unknownName(name)
    case DESK_NO_TERMINFO: throw .noDescriptions(name)
    case DESK_CANNOT_PLACE_CURSOR: throw .cannotPlaceCursor(name)
    default: throw .noResources
    }
    return CursesTerminal(input: input, output: output, options: options, locale: locale)
  }

  private init(input: Int32, output: Int32, options: TerminalOptions, locale: TextLocale) {
    self.input = TerminalInput(descriptor: input)
    self.output = output
    isASCII = !locale.isUTF8
    escapeDelay = options.escapeDelay
    palette = Palette(colours: options.isColourless ? 0 : Int(desk_colours()))
    description = TerminalDescription()
    keySequences = description.keySequences
    Self.isTaken = true
    description.onDying.withUnsafeBytes { bytes in
      desk_guard_arm(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(bytes.count)
      )
    }
    send(description.onTaking)
  }

  deinit { close() }

  /// The terminal's size now; on SIGWINCH call ``redrawAll()`` and draw a canvas of this size.
  package var size: Size {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0
    else { return Size(columns: Int(desk_columns()), rows: Int(desk_rows())) }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }

  /// Shows a canvas; only what differs from the last one is sent, nothing when nothing differs.
  ///
  /// A terminal that ``isASCII`` gets the canvas in its ASCII form.
  /// When keys are waiting the sending may stop in the middle and the next call goes on: draw after
  /// every reading of ``input``, even when it changed nothing.
  package func draw(_ canvas: Canvas) {
    guard isOpen, canvas.size.rows > 0, canvas.size.columns > 0 else { return }
    if canvas.size.rows != desk_rows() || canvas.size.columns != desk_columns() {
      desk_resize(Int32(canvas.size.rows), Int32(canvas.size.columns))
      shown = nil
    }
    let picture = isASCII ? canvas.ascii() : canvas
    if let shown, RowMoves.reachFar(from: shown, to: picture) {
      // Every second row first: curses then finds no block of rows to move.
      put(picture) { $0.isMultiple(of: 2) }
      show()
    }
    put(picture) { _ in true }
    shown = picture
    show()
  }

  /// Makes the next drawing send every cell: after Ctrl-L, SIGWINCH and whatever may have
  /// written over the screen.
  package func redrawAll() {
    guard isOpen else { return }
    desk_forget()
    send(description.onTaking)
  }

  /// Whether a shell is there to bring a suspended program back.
  package var canSuspend: Bool { getpgrp() != getsid(0) }

  /// Gives the terminal back, stops the job as Ctrl-Z does, and takes it again when continued.
  ///
  /// The size may be another one afterwards. The SIGCONT that ended the stop is answered by this
  /// call; ``restoreAfterStop()`` is for a stop that came from elsewhere.
  package func suspend() {
    guard isOpen else { return }
    giveBack()
    stopJob()
    takeAgain()
  }

  /// Takes the terminal again after the process was stopped and continued by others (SIGCONT).
  package func restoreAfterStop() {
    guard isOpen else { return }
    giveBack()
    takeAgain()
  }

  /// Gives the terminal back as it was; a second call does nothing.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    send(description.onGivingBack)
    desk_end()
    send(description.afterGivingBack)
    desk_guard_active(0)
    desk_guard_restore_modes()
    Self.isTaken = false
  }

  private func put(_ canvas: Canvas, rows isWanted: (Int) -> Bool) {
    if let shown, shown.cells == canvas.cells { return }
    let columns = canvas.size.columns
    for (index, cell) in canvas.cells.enumerated()
    where !cell.isContinuation && isWanted(index / columns) {
      if let shown, shown.cells[index] == cell { continue }
      put(cell, row: Int32(index / columns), column: Int32(index % columns))
    }
  }

  private func put(_ cell: Cell, row: Int32, column: Int32) {
    let look = palette[cell.style]
    let cluster = CellCluster(cell, isUTF8: !isASCII)
    let count = Int32(cluster.scalars.count)
    desk_put(row, column, cluster.scalars, count, look.attributes, look.pair)
    guard cluster.needsSpace else { return }
    desk_put(row, column + 1, [0x20], 1, look.attributes, look.pair)
  }

  private func show() {
    guard let shown, let cursor = shown.cursor, Rect(shown.size).contains(cursor) else {
      return desk_show(-1, -1)
    }
    desk_show(Int32(cursor.row), Int32(cursor.column))
  }

  private func giveBack() {
    send(description.onGivingBack)
    desk_pause()
    send(description.afterGivingBack)
    desk_guard_active(0)
    desk_guard_restore_modes()
  }

  private func takeAgain() {
    desk_guard_active(1)
    desk_resume()
    show()
    send(description.onTaking)
  }

  /// Others of the job first, then this process alone: it stops before the call returns.
  private func stopJob() {
    let before = signal(SIGTSTP, SIG_IGN)
    kill(0, SIGTSTP)
    signal(SIGTSTP, SIG_DFL)
    var stop = sigset_t()
    var blocked = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stop, &blocked)
    raise(SIGTSTP)
    pthread_sigmask(SIG_SETMASK, &blocked, nil)
    signal(SIGTSTP, before)
  }

  private func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      guard count > 0 || (count < 0 && errno == EINTR) else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
