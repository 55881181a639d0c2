import Localization
package import Loyalty
package import Terminal

/// The fields of the form of gateways, top to bottom.
package enum GatewayField: String, Hashable, Sendable {
  case sms, smsURL, smsUser, smsPassword, smsFrom, smsReports, smsLatin
  case push, pushURL, topic, secret, account, fcmURL
}

/// Where SMS and pushes go: written into the file of gateways, which its owner alone may read.
///
/// Secrets are never shown: a field of theirs is empty, and what is left empty stays.
package struct GatewayForm: FormScreen {
  package var editor: Editor<GatewayField>

  /// Opens the form with what the file says.
  package init(_ draft: GatewayDraft) {
    editor = Editor(
      [
        .sms: .check(draft.sendsSms), .smsURL: .text(draft.smsURL),
        .smsUser: .text(draft.smsUser), .smsPassword: .text(""), .smsFrom: .text(draft.smsFrom),
        .smsReports: .text(draft.smsReports), .smsLatin: .check(draft.smsLatin),
        .push: .choice(draft.push.rawValue), .pushURL: .text(draft.pushURL),
        .topic: .text(draft.topic), .secret: .text(""), .account: .text(draft.account),
        .fcmURL: .text(draft.fcmURL),
      ],
      focus: .sms
    )
  }

  package static let keys: KeyTable<FormIntent, KeyState<GatewayForm>> =
    FormKeys.table(save: "club.save")

  package var helpTopic: String { "push" }

  package func trail(_ context: Context) -> [String] { [context.words("gateways.title")] }

  /// What stands in the form.
  var draft: GatewayDraft {
    let form = editor.form
    var draft = GatewayDraft()
    draft.sendsSms = form.isOn(.sms)
    draft.smsURL = form.text(.smsURL)
    draft.smsUser = form.text(.smsUser)
    draft.smsPassword = form.text(.smsPassword)
    draft.smsFrom = form.text(.smsFrom)
    draft.smsReports = form.text(.smsReports)
    draft.smsLatin = form.isOn(.smsLatin)
    draft.push = form.choice(.push).flatMap { GatewayDraft.Push(rawValue: $0) } ?? .files
    draft.pushURL = form.text(.pushURL)
    draft.topic = form.text(.topic)
    draft.secret = form.text(.secret)
    draft.account = form.text(.account)
    draft.fcmURL = form.text(.fcmURL)
    return draft
  }

  package func form(_ context: Context) -> Form<GatewayField> {
    let words = context.words
    return Form(
      [.gap] + sms(words) + [.gap] + push(words),
      buttons: [
        FormButton(words("club.save"), .submit), FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  private func sms(_ words: Words) -> [FormItem<GatewayField>] {
    let isOn = field(.sms, .check(words("gateways.field.smsOn")), words)
    guard editor.form.isOn(.sms) else { return [isOn] }
    return [
      isOn, field(.smsURL, .text(limit: 300), words), field(.smsUser, .text(limit: 100), words),
      field(.smsPassword, .secret(limit: 200), words), field(.smsFrom, .text(limit: 200), words),
      field(.smsReports, .text(limit: 300), words),
      .field(Field(.smsLatin, "", .check(words("gateways.field.smsLatin")))),
    ]
  }

  private func push(_ words: Words) -> [FormItem<GatewayField>] {
    let kinds = GatewayDraft.Push.allCases.map {
      FieldOption($0.rawValue, words("gateways.push." + $0.rawValue))
    }
    let kind = field(.push, .list(kinds), words)
    let url = field(.pushURL, .text(limit: 300), words)
    let secret = field(.secret, .secret(limit: 200), words)
    switch draft.push {
    case .files: return [kind]
    case .ntfy: return [kind, url, field(.topic, .text(limit: 100), words), secret]
    case .webhook: return [kind, url, secret]
    case .fcm:
      return [
        kind, field(.account, .text(limit: 300), words), field(.fcmURL, .text(limit: 300), words),
      ]
    }
  }

  private func field(
    _ id: GatewayField,
    _ kind: FieldKind,
    _ words: Words
  ) -> FormItem<GatewayField> {
    .field(Field(id, words("gateways.field." + id.rawValue), kind))
  }

  package func hint(_ field: GatewayField, _ context: Context) -> String? {
    context.words("gateways.hint." + field.rawValue)
  }

  package func field(of refusal: Refusal) -> GatewayField? { nil }

  package mutating func submit(_ context: Context) -> [Effect] {
    guard let save = context.saveGateways else { return [.back(nil)] }
    guard let problem = save(draft) else {
      editor.form.settle()
      return [.back(nil), .tell(Notice(.done, context.words("gateways.done")))]
    }
    if let field = field(of: problem) {
      editor.form.refuse(field, problem.sentence)
      editor.form.focus(field)
    }
    return [.tell(Notice(.trouble, problem.sentence))]
  }

  /// The field that is wrong; the address of FCM's server has one of its own.
  private func field(of problem: GatewayRefusal) -> GatewayField? {
    guard let field = problem.member.flatMap({ Self.fields[$0] }) else { return nil }
    return field == .pushURL && draft.push == .fcm ? .fcmURL : field
  }

  /// The fields of the file's members.
  private static let fields: [String: GatewayField] = [
    "sms.url": .smsURL, "sms.user": .smsUser, "sms.password": .smsPassword, "sms.from": .smsFrom,
    "sms.reports": .smsReports, "push.kind": .push, "push.url": .pushURL, "push.topic": .topic,
    "push.token": .secret, "push.secret": .secret, "push.account": .account,
  ]
}
