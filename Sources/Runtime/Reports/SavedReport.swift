import Exchange
import Foundation
import Localization
import Loyalty
import Screens

extension Session {
  /// Writes a report that the screen asked for into a new file, and tells where it is.
  ///
  /// It goes into `$FRONTDESK_EXPORTS`, else into the user's own folder.
  func export(_ table: ReportTable, _ request: ReportRequest, _ format: String) {
    guard let format = ReportBytes.Format(rawValue: format) else { return }
    waitForSync()
    let written = ReportBytes(table: table, request: request, club: context.club, words: words)
    var form = WritingForm()
    form.encoding = .utf8(mark: true)
    form.isTranslated = true
    do {
      let path = freePath(for: written.fileName(format))
      try NewFile.writeWhole(try written.bytes(format, form), to: path, words)
      tell(.done, words("report.exported", ["file": .text(path)]))
    } catch let failure as CommandFailure {
      tell(.trouble, failure.sentence)
    } catch {
      tell(.trouble, String(describing: error))
    }
  }

  /// The file's place, with a number behind its name where it is taken.
  private func freePath(for name: String) -> String {
    let environment = desk.environment
    let folder = environment["FRONTDESK_EXPORTS"] ?? environment["HOME"] ?? "."
    let ending = name.lastIndex(of: ".") ?? name.endIndex
    for number in 1...999 {
      let mark = number == 1 ? "" : "_\(number)"
      let path = folder.inFolder("\(name[..<ending])\(mark)\(name[ending...])")
      if !FileManager.default.fileExists(atPath: path) { return path }
    }
    return folder.inFolder(name)
  }
}
