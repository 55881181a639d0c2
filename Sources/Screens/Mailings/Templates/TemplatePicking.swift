import Loyalty
import Terminal

/// Which words a picked template brought into a form, and those that were typed before it.
///
/// Picking none brings the typed words back, unless those of the template were changed since: these
/// are somebody's own then.
struct TemplatePicking: Sendable {
  private struct Written: Equatable, Sendable {
    var title: String
    var text: String
  }

  /// What the choice says where no template is picked.
  static let none = "none"

  private var own: Written
  private var shown: Written

  /// Begins with the words that a form opens with.
  init(title: String, text: String) {
    own = Written(title: title, text: text)
    shown = own
  }

  /// Puts the words of the template that was chosen into the form.
  mutating func follow(_ form: inout FormState<MailingField>, _ context: Context) {
    let now = Written(title: form.text(.title), text: form.text(.text))
    if now != shown { own = now }
    var next = own
    if let template = Self.picked(in: form, context) {
      next = Written(title: template.title ?? own.title, text: template.text)
    }
    shown = next
    if next.title != now.title { form.set(.title, .text(next.title)) }
    if next.text != now.text { form.set(.text, .text(next.text)) }
  }

  /// Lets a template go that is of another channel; its words stay.
  mutating func follow(
    _ channel: Channel,
    _ form: inout FormState<MailingField>,
    _ context: Context
  ) {
    guard let template = Self.picked(in: form, context), template.channel != channel else { return }
    own = Written(title: form.text(.title), text: form.text(.text))
    shown = own
    form.set(.template, .choice(Self.none))
  }

  /// Shows a template that was just made of the words in the form.
  mutating func show(
    _ id: NamedTemplate.ID,
    _ form: inout FormState<MailingField>,
    _ context: Context
  ) {
    guard let template = context.club.templates[id] else { return }
    form.set(.channel, .choice(template.channel.rawValue))
    form.set(.template, .choice(id.description))
    follow(&form, context)
  }

  private static func picked(
    in form: FormState<MailingField>,
    _ context: Context
  ) -> NamedTemplate? {
    form.choice(.template).flatMap { UInt32($0) }.flatMap {
      context.club.templates[NamedTemplate.ID($0)]
    }
  }
}
