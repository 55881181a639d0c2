import Exchange
import Foundation
import Localization
import Loyalty
import Screens

extension Session {
  /// Writes a report that the screen asked for into a new file, and tells where it is.
  ///
  /// A name without a folder goes into `$FRONTDESK_EXPORTS`, else into the user's own folder; `~`
  /// stands for the latter.
  func export(_ table: ReportTable, _ request: ReportRequest, _ format: String, _ path: String) {
    guard let format = ReportBytes.Format(rawValue: format) else { return }
    waitForSync()
    let written = ReportBytes(table: table, request: request, club: context.club, words: words)
    var form = WritingForm()
    form.encoding = .utf8(mark: true)
    form.isTranslated = true
    let place = Self.freePath(for: path, desk.environment)
    do {
      try checkFolder(of: place)
      try NewFile.writeWhole(try written.bytes(format, form), to: place, words)
      tell(.done, words("report.exported", ["file": .text(place)]))
    } catch {
      let why = (error as? CommandFailure)?.sentence ?? String(describing: error)
      receive(.notExported(format: format.rawValue, path: path, why: why))
    }
  }

  /// Says which folder is missing: the file's own path may be too long for a line.
  private func checkFolder(of path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
    guard !isThere || !isFolder.boolValue else { return }
    throw CommandFailure(words("report.noFolder", ["folder": .text(folder)]))
  }

  /// The file's place, with a number behind its name where it is taken.
  static func freePath(for typed: String, _ environment: [String: String]) -> String {
    let home = environment["HOME"] ?? "."
    let folder = environment["FRONTDESK_EXPORTS"] ?? home
    var path = typed.trimmingCharacters(in: .whitespaces)
    if path.hasPrefix("~/") { path = home.inFolder(String(path.dropFirst(2))) }
    if !path.hasPrefix("/") { path = folder.inFolder(path) }
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let ending = path[slash...].lastIndex(of: ".") ?? path.endIndex
    for number in 1...999 {
      let mark = number == 1 ? "" : "_\(number)"
      let free = "\(path[..<ending])\(mark)\(path[ending...])"
      if !FileManager.default.fileExists(atPath: free) { return free }
    }
    return path
  }
}
