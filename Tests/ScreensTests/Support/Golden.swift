import Foundation
import Terminal
import Testing

/// Frames kept as files: `Golden/<section>/<name>.<language>.<columns>x<rows>.txt`.
enum Golden {
  /// Set to `1`, this variable of the environment writes the files anew.
  static let refresh = "FRONTDESK_GOLDEN"

  private static let folder = RepositoryWords.root + "/Tests/ScreensTests/Golden"

  /// Compares a frame with its file.
  static func check(
    _ frame: [String],
    _ section: String,
    _ name: String,
    _ sourceLocation: SourceLocation
  ) {
    let file = folder + "/" + section + "/" + name + ".txt"
    let text = frame.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment[refresh] == "1" {
      return write(text, to: file, sourceLocation)
    }
    let kept = FileManager.default.contents(atPath: file).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard kept != text else { return }
    let advice = "Look at the frame; if it is right, \(refresh)=1 swift test writes it anew."
    let before = kept.map { "The file holds\n\($0)" } ?? "There is no file yet."
    Issue.record(
      "\(section)/\(name).txt differs. \(advice)\n\(before)\nThe screen shows\n\(text)",
      sourceLocation: sourceLocation
    )
  }

  private static func write(_ text: String, to file: String, _ location: SourceLocation) {
    do {
      let place = URL(fileURLWithPath: file)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: place)
    } catch {
      Issue.record(error, "\(file) cannot be written", sourceLocation: location)
    }
  }
}

extension DeskDriver {
  /// Compares the screen with `Golden/<section>/<name>.<language>.<columns>x<rows>.txt`.
  func expectFrame(
    _ section: String,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    Golden.check(frame, section, name + "." + look.description, sourceLocation)
  }

  /// The frame as a terminal without Unicode shows it.
  var asciiFrame: [String] {
    canvas.ascii().lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  }
}
