/// What the file of gateways says, without anything secret, as the screens show it.
package struct GatewayFacts: Hashable, Sendable {
  /// The file.
  package let file: String
  /// Where SMS go: "127.0.0.1:13013"; nil where there is no gateway.
  package let sms: String?
  /// Where pushes go; nil where there is no gateway.
  package let push: String?
  /// The folder of files for what has no gateway.
  package let folder: String
  /// Why the file cannot be used, as a sentence; nothing goes anywhere then.
  package let problem: String?
  /// All of it that is no secret, to be changed.
  package let draft: GatewayDraft

  /// Describes what the file says.
  package init(
    file: String,
    sms: String?,
    push: String?,
    folder: String,
    problem: String?,
    draft: GatewayDraft = GatewayDraft()
  ) {
    self.draft = draft
    self.file = file
    self.sms = sms
    self.push = push
    self.folder = folder
    self.problem = problem
  }
}
