import Delivery
package import Localization

/// Makes sentences of what is wrong with the file of gateways; nothing of what stands in it is said
/// but the names of its members.
package struct GatewaySentence {
  private let words: Words

  /// Prepares sentences.
  package init(_ words: Words) {
    self.words = words
  }

  /// What is wrong with the file.
  package func callAsFunction(_ problem: GatewayFile.Problem, file: String) -> String {
    var values: [String: WordValue] = ["file": .text(file)]
    switch problem {
    case .system(let code):
      values["reason"] = .text(words.systemReason(code, call: "open"))
      return words("deliver.file.system", values)
    case .open: return words("deliver.file.open", values)
    case .tooLong: return words("deliver.file.tooLong", values)
    case .content(.unreadable(let byte)):
      values["byte"] = .number(byte)
      return words("deliver.file.unreadable", values)
    case .content(.member(let name)):
      values["member"] = .text(name)
      return words("deliver.file.member", values)
    }
  }

  /// Why a port cannot be listened on.
  package func callAsFunction(_ problem: GatewayFile.Problem, port: UInt16) -> String {
    guard case .system(let code) = problem else { return words("deliver.busy") }
    return words(
      "deliver.port",
      [
        "port": .text(String(port)), "reason": .text(words.systemReason(code, call: "listen")),
      ]
    )
  }
}
