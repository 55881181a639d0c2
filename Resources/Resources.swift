import Foundation

/// The folder with the catalogues of words, the help texts and the demo data.
///
/// It is found at run time, beside the program, so that a program that was copied elsewhere still
/// finds its words; `Bundle.module` remembers the folder of the build and stops a moved program.
package struct ResourceFolder: Sendable, Hashable {
  /// The absolute or relative path of the folder that holds `Words`, `Help` and `Demo`.
  package let path: String

  /// Takes a folder as it is, for tests and for callers that know the place.
  package init(path: String) {
    self.path = path
  }

  /// Finds the folder: `$FRONTDESK_RESOURCES`, then `../share/frontdesk` beside the program, then
  /// the folder that the build makes beside it.
  ///
  /// A folder named in the environment is used alone: when it holds no words, that is told instead
  /// of silently taking another. Cost: at most three looks at the disk.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process.
  ///   - program: The real path of the running program; asked from the system by default.
  /// - Returns: The first place that holds words.
  /// - Throws: ``ResourcesNotFound`` with the places looked at.
  package static func find(
    environment: [String: String],
    program: String? = nil
  ) throws(ResourcesNotFound) -> ResourceFolder {
    let places = candidates(environment: environment, program: program ?? runningProgram())
    for place in places where holdsWords(place) {
      return ResourceFolder(path: place)
    }
    throw ResourcesNotFound(places: places)
  }

  /// The bytes of one file, or nil when there is none that can be read.
  package func bytes(of file: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path + "/" + file).map { [UInt8]($0) }
  }

  /// The names of the files in a folder inside, sorted by their bytes; empty when there is none.
  package func names(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
    return (names ?? []).sorted()
  }

  private static func candidates(environment: [String: String], program: String) -> [String] {
    if let named = environment["FRONTDESK_RESOURCES"], !named.isEmpty {
      return [named]
    }
    let programFolder = folder(of: program)
    return [
      folder(of: programFolder) + "/share/frontdesk",
      programFolder + "/frontdesk_Resources.resources",
    ]
  }

  private static func holdsWords(_ place: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: place + "/Words", isDirectory: &isFolder)
    return exists && isFolder.boolValue
  }

  /// The file of the running program, symbolic links followed; empty when the system hides it.
  private static func runningProgram() -> String {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return link ?? ""
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "" : String(path[..<slash])
  }
}

/// No place held the folder of words.
package struct ResourcesNotFound: Error, Hashable, CustomStringConvertible {
  /// The places that were looked at, in order.
  package let places: [String]

  package init(places: [String]) {
    self.places = places
  }

  /// A sentence in English, for this is said when there are no catalogues to say it with.
  package var description: String {
    "FrontDesk cannot find its words and help texts. Looked in: "
      + places.joined(separator: ", ")
      + ". Name their folder in FRONTDESK_RESOURCES, or put it at ../share/frontdesk beside the"
      + " program."
  }
}
