import Localization
package import Loyalty
package import Terminal

/// The form of a push to many, or of a push or SMS to clients, in the source's words (wireframe 7).
///
/// Beneath it stands who would get it now, by reason, beside the notification as a phone shows it.
/// Sending asks once, naming how many get it; a test goes to one client.
package struct MailingForm: FormScreen {
  package var editor: Editor<MailingField>
  /// The draft or scheduled one being changed; nil for a new one.
  let own: Mailing.ID?
  /// The clients who were chosen before the form was opened.
  let clients: [Client.ID]
  private let choosesChannel: Bool
  private var counts: MailingCounts?
  private var question: Question<Void>?
  private var picking: TemplatePicking
  /// Whether the form of a new template stands above.
  private var isKeeping = false
  private let gateways: GatewayFacts?

  /// Opens the form of a new push, or of one with the words of another.
  package init(like other: Mailing.ID? = nil, _ context: Context) {
    self.init(own: nil, clients: [], words: other.flatMap { context.club.outbox[$0] }, context)
  }

  /// Opens the form of a message to clients.
  package init(to clients: [Client.ID], _ context: Context) {
    self.init(own: nil, clients: clients, words: nil, context)
  }

  /// Opens the form of a draft or scheduled mailing.
  package init(changing id: Mailing.ID, _ context: Context) {
    self.init(own: id, clients: [], words: context.club.outbox[id], context)
  }

  private init(own: Mailing.ID?, clients: [Client.ID], words: Mailing?, _ context: Context) {
    self.own = own
    var clients = clients
    var recipients = clients.isEmpty ? MailingReading.everybody : MailingReading.marked
    switch words?.recipients {
    case .group(let id)? where context.club.groups[id]?.isArchived == false:
      recipients = id.description
    case .clients(let ids)? where own != nil:
      clients = ids
      recipients = MailingReading.marked
    default: break
    }
    self.clients = clients
    gateways = context.gateways?()
    choosesChannel = own == nil
    let channel = words?.channel ?? (clients.isEmpty ? .push : .sms)
    picking = TemplatePicking(title: words?.title ?? "", text: words?.text ?? "")
    var values: [MailingField: FieldValue] = [
      .channel: .choice(channel.rawValue), .template: .choice(TemplatePicking.none),
      .title: .text(words?.title ?? ""),
      .text: .text(words?.text ?? ""), .recipients: .choice(recipients),
      .kind: .choice((words?.kind ?? .marketing).rawValue),
    ]
    if own != nil, let at = words?.sendAt {
      values[.sendAt] = .text(MailingWords(context).moment(at))
    }
    editor = Editor(values, focus: channel == .push ? .title : .text)
    count(context)
  }

  package static let keys: KeyTable<FormIntent, KeyState<MailingForm>> =
    FormKeys.table(save: "mailings.button.send")

  package var helpTopic: String { "push" }
  package var isAsking: Bool { question != nil || editor.question != nil }
  package var isTyping: Bool { question == nil }

  package func trail(_ context: Context) -> [String] {
    [context.words(own == nil ? "mailings.new" : "groups.editing")]
  }

  private func reading(_ context: Context) -> MailingReading {
    MailingReading(editor.form, clients, context)
  }

  private func description(_ context: Context) -> MailingFormDescription {
    MailingFormDescription(
      editor.form,
      clients: clients,
      ends: counts?.ends ?? [],
      choosesChannel: choosesChannel,
      isLatin: isLatin,
      context
    )
  }

  /// Whether the gateway of SMS writes Cyrillic in Latin letters.
  private var isLatin: Bool { gateways?.draft.smsLatin == true }

  package func form(_ context: Context) -> Form<MailingField> { description(context).form }

  package func hint(_ field: MailingField, _ context: Context) -> String? {
    context.words("mailings.hint." + field.rawValue)
  }

  package func field(of refusal: Refusal) -> MailingField? {
    switch refusal {
    case .mailing(.titleMissing): .title
    case .templateEmpty: .text
    case .textTooLong(_, let limit): limit == Mailing.titleLimit ? .title : .text
    case .templateInvalid, .value(.nameUnreadable):
      editor.form.text(.title).contains("{") ? .title : .text
    case .mailing(.timePassed), .value(.momentInvalid), .value(.dateInvalid): .sendAt
    case .mailing(.nobody), .groupArchived, .notFound(.group, _): .recipients
    default: nil
    }
  }

  /// The field's sentence; that nothing is sent anywhere comes before it.
  package func status(_ context: Context) -> Status {
    if let nowhere = nowhere(context) { return Status(nowhere) }
    return Status(editor.form.focusedID.flatMap { hint($0, context) } ?? "")
  }

  /// That there is no gateway, while nothing was written yet.
  private func nowhere(_ context: Context) -> String? {
    guard let gateways, !editor.isChanged else { return nil }
    if let problem = gateways.problem { return problem }
    let isPush = reading(context).channel == .push
    guard (isPush ? gateways.push : gateways.sms) == nil else { return nil }
    return context.words(isPush ? "gateways.nowhere.push" : "gateways.nowhere.sms")
  }

  // MARK: Picture

  package func view(_ context: Context) -> View {
    let form = View.form(FormView(self.form(context), editor.form))
    let room = context.size.rows - 5 - form.fittingRows(columns: context.size.columns)
    var parts = [StackPart(form, .filling(atLeast: 4))]
    if let counts {
      let picture = MailingPicture(
        editor.form,
        reading(context),
        counts,
        isLatin: isLatin,
        context
      )
      if room >= picture.phoneRows {
        parts.append(StackPart(picture.view(rows: room), .fixed(min(room, picture.rows))))
      }
    }
    let view = View.stack(parts)
    return question.map { $0.over(view) } ?? editor.question.map { $0.over(view) } ?? view
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    if let question { return question.hints(context) }
    let items = editor.hints(form(context), context)
    guard editor.form.focusedID == .template, editor.question == nil, let items else {
      return items
    }
    let keep = Footer.Item(key: "F7", label: context.words("templates.key.keep"))
    return items.prefix(1) + [keep] + items.dropFirst()
  }

  // MARK: Following

  private func counted(_ reading: MailingReading, _ context: Context) -> MailingCounts {
    MailingCounts(reading, context, needsDevices: !OneTopic(gateways).isSet)
  }

  private mutating func count(_ context: Context) {
    let reading = reading(context)
    if counts?.isOf(reading) != true { counts = counted(reading, context) }
  }

  package mutating func follow(_ field: MailingField, _ context: Context) {
    switch field {
    case .template: picking.follow(&editor.form, context)
    case .channel: picking.follow(reading(context).channel, &editor.form, context)
    default: break
    }
    count(context)
  }

  /// F7 in the template, or in its open list, keeps the words as a new one.
  private mutating func keepTemplate(_ context: Context) -> [Effect] {
    if let reason = context.whyNotWrite {
      return [.tell(Notice(.reason, context.sentence(why: reason)))]
    }
    let form = editor.form
    editor.form.focus(.template)
    isKeeping = true
    let (title, text) = (form.text(.title), form.text(.text))
    let channel = reading(context).channel
    let name = channel == .push ? title : ""
    return [.open(TemplateForm(named: name, for: channel, title: title, text: text, context))]
  }

  // MARK: Sending

  package mutating func submit(_ context: Context) -> [Effect] {
    if let reason = context.whyNotWrite {
      return [.tell(Notice(.reason, context.sentence(why: reason)))]
    }
    do throws(MailingReading.Problem) {
      let draft = try reading(context).draft()
      do throws(Refusal) {
        _ = try context.club.decide(command(draft), for: asking(context))
      } catch .templateEmpty {
        return refuse(.text, context.words("mailings.problem.empty"))
      } catch { return refuse(error, context) }
      if let problem = OneTopic(gateways).problem(draft) {
        return refuse(problem.field, context.words(problem.key))
      }
      if let nobody = nobody(draft, context) { return refuse(.recipients, nobody) }
      question = MailingQuestion(context, isLatin: isLatin, isOneTopic: OneTopic(gateways).isSet)
        .send(draft, reading(context), counts, description(context).button)
      return []
    } catch { return refuse(error, context) }
  }

  private mutating func refuse(
    _ problem: MailingReading.Problem,
    _ context: Context
  ) -> [Effect] {
    editor.form.focus(problem.field)
    if case .value(.momentInvalid(let typed)) = problem.refusal {
      return refuse(
        problem.field,
        context.words("mailings.problem.time", ["typed": .text(typed)])
      )
    }
    return editor.refuse(problem.refusal, context, field: { _ in problem.field })
  }

  /// Tells what is wrong, beside its field and on the message line.
  private mutating func refuse(_ field: MailingField, _ sentence: String) -> [Effect] {
    editor.form.refuse(field, sentence)
    editor.form.focus(field)
    return [.tell(Notice(.trouble, sentence))]
  }

  /// That nobody would get what goes now, or to clients who were chosen; why not.
  private func nobody(_ draft: MailingDraft, _ context: Context) -> String? {
    guard let counts, counts.count == 0 else { return nil }
    let goes = context.club.time(for: draft.kind, at: draft.sendAt ?? context.now)
    guard goes <= context.now || reading(context).isOfMarked else { return nil }
    let who = MailingWords(context).skipped(counts.skipped)
    return who.isEmpty
      ? context.words("mailings.problem.noClients")
      : context.words("mailings.problem.nobody", ["who": .text(who)])
  }

  private func asking(_ context: Context) -> Asking {
    Asking(at: context.now, by: context.staff)
  }

  private func command(_ draft: MailingDraft) -> Command {
    own.map { .editMailing($0, draft) } ?? .createMailing(draft)
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question == nil, stroke.key == .function(7), editor.question == nil, editor.pending == nil,
      editor.form.focusedID == .template
    {
      return keepTemplate(context)
    }
    guard question != nil else { return typeIntoForm(stroke, context) }
    guard let button = question?.press(stroke) else { return [] }
    question = nil
    guard button != "keep", let draft = try? reading(context).draft(isKept: button == "draft")
    else { return [] }
    return editor.perform(command(draft))
  }

  package mutating func press(button: String, _ context: Context) -> [Effect] {
    if OneTopic(gateways).isSet, reading(context).channel == .push {
      return [.tell(Notice(.trouble, context.words("mailings.topic.test")))]
    }
    return [
      .open(ClientsScreen(choosing: true)),
      .tell(Notice(.note, context.words("mailings.test.choose"))),
    ]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .returned(.client(let id)?):
      do throws(MailingReading.Problem) {
        return editor.perform(.testMailing(try reading(context).draft(), on: .id(id)))
      } catch { return refuse(error, context) }
    case .returned(let choice) where isKeeping:
      isKeeping = false
      guard case .template(let id)? = choice else { break }
      picking.show(id, &editor.form, context)
      count(context)
    case .clubChanged:
      counts = counted(reading(context), context)
    default: break
    }
    return receiveInForm(news, context)
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    guard case .mailing(let mailing, let start) = answer else {
      return [.tell(Notice(.done, context.words("mailings.done.test")))]
    }
    let text: String =
      switch (mailing.status, start) {
      case (.draft, _): context.words("mailings.done.draft")
      case (_, let start?):
        context.words("mailings.done.queued", ["count": .number(start.clients.count)])
      default:
        context.words(
          "mailings.done.scheduled",
          ["moment": .text(mailing.sendAt.map(MailingWords(context).moment) ?? "")]
        )
      }
    return [.back(.mailing(mailing.id)), .tell(Notice(.done, text))]
  }
}
