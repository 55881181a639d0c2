package import Localization
package import Loyalty
package import Terminal

/// Marketing → Push → Templates: words of pushes and SMS that are kept under names.
package struct TemplatesScreen: NamedListScreen {
  package var state = NamedListState<NamedTemplate>()

  package init() {}

  package static let words = "templates"
  package let place = (section: "menu.section.marketing", item: "templates.title")
  package let helpTopic = "push"

  /// It stands above the list of pushes, which has named the section.
  package func trail(_ context: Context) -> [String] {
    let archive = state.showsArchive ? [context.words("groups.archive.title")] : []
    return [context.words(place.item)] + archive
  }

  package static let keys: KeyTable<NamedListIntent<Never>, KeyState<TemplatesScreen>> =
    NamedListKeys.table(words)

  package func items(_ context: Context) -> [NamedTemplate] { context.club.templates.items }

  package func columns(_ words: Words) -> [Column] {
    [
      Column(
        id: "name",
        title: words("groups.column.name"),
        width: .flexible(minimum: 14, ideal: 26),
        tellsApart: true
      ),
      Column(id: "channel", title: "", width: .fixed(4)),
      Column(
        id: "text",
        title: words("mailings.field.text"),
        width: .flexible(minimum: 14, ideal: 40),
        priority: 1
      ),
    ]
  }

  package func row(_ template: NamedTemplate, _ context: Context) -> TableRow {
    TableRow([
      template.name, context.words("clients.consent." + template.channel.rawValue),
      String(template.text.prefix(80)),
    ])
  }

  package func about(_ template: NamedTemplate, _ context: Context) -> [Paragraph] {
    let title = template.title.map { [Paragraph($0, style: .title)] } ?? []
    return title + [Paragraph(String(template.text.prefix(200)))]
  }

  package func form(of template: NamedTemplate?, _ context: Context) -> any Screen {
    guard let template else { return TemplateForm(named: state.list.find.text, context) }
    return TemplateForm(template, context)
  }

  package func command(archiving: Bool, _ template: NamedTemplate) -> Command {
    .editTemplate(template.name, NamedTemplateEdit(isArchived: archiving))
  }

  package func id(of choice: Choice) -> NamedTemplate.ID? {
    if case .template(let id) = choice { id } else { nil }
  }
}
