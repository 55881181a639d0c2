/// The printed reference, `frontdesk help commands`: made from the tables that the reader uses.
package enum Reference {
  /// The whole reference as plain text, at most 100 columns where names allow it.
  package static var text: String {
    ([introduction, "", "COMMANDS", ""] + Contract.commands.map(text)
      + ["QUERIES", ""] + Contract.queries.map(text)).joined(separator: "\n")
  }

  /// The reference of one command or query, or nil where there is none of that name.
  package static func text(of name: String) -> String? {
    Contract.commandsByName[name].map(text) ?? Contract.queriesByName[name].map(text)
  }

  private static var introduction: String {
    """
    frontdesk apply [FILE] reads one JSON object a line, from standard input without FILE, and
    answers each with one line, in order:

      {"ok":true,"seq":N,"result":{…}}
      {"ok":false,"refusal":"caseName","facts":{…},"message":"…"}

    The exit status is 0 when every line was ok, else 1. With --dry-run nothing is saved; a line
    still sees what the lines before it would have done.

    Amounts, percent and quantities are decimal strings: "1500.00", "2.5"; answers have two
    decimals, quantities three where they need them. Dates are "2026-06-30"; instants are RFC 3339
    with a zone. A client is an id (number) or phone (string); a group, program, product or venue
    an id (number) or name (string). In answers a client and a receipt are numbers, all others
    names. A sale or refund whose till's number came before with the same content is answered with
    the first result. A line that is no command is answered with the refusal "malformed", and the
    next line is read.

    Any line may hold (* must be given; one of command and query):

    \(table(ContractLine.envelopeFields))
    """
  }

  private static func text<Asked>(_ entry: Entry<Asked>) -> String {
    var lines = [entry.name, "  " + entry.summary]
    if !entry.fields.isEmpty { lines.append(table(entry.fields)) }
    if entry.result.isEmpty {
      lines.append("  result: {}")
    } else {
      lines.append("  result:")
      lines += entry.result.map { "    \(padded($0.name, 14))  \($0.words)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ fields: [FieldUse]) -> String {
    fields.map { field in
      let name = padded(field.name + (field.isRequired ? "*" : ""), 14)
      return "    \(name)  \(field.words)\n    \(padded("", 14))    \(field.summary)"
    }.joined(separator: "\n")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
