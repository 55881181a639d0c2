package import Resources

/// A page of help: what a screen is for, and the answers to what goes wrong there.
package struct HelpTopic: Sendable, Hashable {
  /// A question that people have in front of the screen, with its answer.
  package struct Situation: Sendable, Hashable {
    package let question: String
    package let answer: [String]
    /// The stable names of the refusals that it helps with.
    package let about: [String]
  }

  package let title: String
  package let paragraphs: [String]
  package let situations: [Situation]

  /// Reads `Help/<language>/<name>.md`, else the English page; nil when there is neither.
  package init?(_ name: String, language: Language, from folder: ResourceFolder) {
    let own = folder.bytes(of: "Help/" + language.code + "/" + name + ".md")
    let bytes = own ?? folder.bytes(of: "Help/en/" + name + ".md")
    guard let bytes else { return nil }
    self.init(markdown: String(decoding: bytes, as: UTF8.self))
  }

  /// Reads a page: `# title`, paragraphs, then `## question` with the paragraphs of its answer;
  /// `{code, code}` after a question names the refusals that it helps with.
  ///
  /// Lines that follow each other are one paragraph. Nothing else of Markdown is understood.
  package init(markdown: String) {
    var reader = HelpReader()
    let lines = markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for line in lines {
      reader.take(line)
    }
    reader.endPart()
    title = reader.title
    paragraphs = reader.paragraphs
    situations = reader.situations
  }
}

/// What has been read of a page so far.
private struct HelpReader {
  var title = ""
  var paragraphs: [String] = []
  var situations: [HelpTopic.Situation] = []

  private var question: String?
  private var about: [String] = []
  private var collected: [String] = []
  private var paragraph = ""

  mutating func take(_ line: Substring) {
    if line.hasPrefix("## ") {
      endPart()
      (question, about) = Self.parted(line.dropFirst(3))
    } else if line.hasPrefix("# ") {
      title = String(line.dropFirst(2))
    } else if line.allSatisfy(\.isWhitespace) {
      endParagraph()
    } else {
      paragraph += (paragraph.isEmpty ? "" : " ") + line
    }
  }

  /// Gives what was collected to the question that is open, or to the page itself.
  mutating func endPart() {
    endParagraph()
    if let question {
      let situation = HelpTopic.Situation(question: question, answer: collected, about: about)
      situations.append(situation)
    } else {
      paragraphs = collected
    }
    question = nil
    collected = []
  }

  /// A question without the codes behind it, and the codes.
  private static func parted(_ heading: Substring) -> (question: String, about: [String]) {
    guard heading.hasSuffix("}"), let open = heading.lastIndex(of: "{") else {
      return (String(heading), [])
    }
    let codes = heading[heading.index(after: open)...].dropLast()
      .split { $0 == "," || $0 == " " }
    var question = heading[..<open]
    while question.last == " " { question.removeLast() }
    return (String(question), codes.map(String.init))
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    collected.append(paragraph)
    paragraph = ""
  }
}
