import JSONText
import Loyalty

/// The fields of templates of messages.
private enum TemplateFields {
  static let template = Field("template", .textOrNumber, "which template, by id or name")
  static let name = Field("name", .text, "the name; names that differ in case, - and _ are one")
  static let title = Field(
    "title",
    .text,
    "the title of a push; without one it is a template of SMS",
    nullable: true
  )
  static let isArchived = Field("isArchived", .bool, "false: brings an archived one back")
}

/// The commands about words of messages that are kept under names.
enum TemplateCommands {
  static let all = [createTemplate, editTemplate, archiveTemplate]

  private static let createTemplate = Entry<Command>(
    "createTemplate",
    "Keeps the words of a push or SMS under a name.",
    fields: [
      TemplateFields.name.required, TemplateFields.title.optional, MailingFields.text.required,
    ],
    result: [ResultMember("template", "name")]
  ) { values throws(LineRefusal) in
    .createTemplate(
      NamedTemplateDraft(
        name: try values.required(TemplateFields.name),
        title: try values.optional(TemplateFields.title),
        text: try values.required(MailingFields.text)
      )
    )
  }

  private static let editTemplate = Entry<Command>(
    "editTemplate",
    "Changes a template; what is left out stays, what was sent keeps its words.",
    fields: [
      TemplateFields.template.required, TemplateFields.name.optional,
      TemplateFields.title.optional, MailingFields.text.optional,
      TemplateFields.isArchived.optional,
    ]
  ) { values throws(LineRefusal) in
    .editTemplate(
      try values.required(TemplateFields.template),
      NamedTemplateEdit(
        name: try values.optional(TemplateFields.name),
        title: try values.edit(TemplateFields.title),
        text: try values.optional(MailingFields.text),
        isArchived: try values.optional(TemplateFields.isArchived)
      )
    )
  }

  private static let archiveTemplate = Entry<Command>(
    "archiveTemplate",
    "Puts a template away: it is not offered any more.",
    fields: [TemplateFields.template.required]
  ) { values throws(LineRefusal) in
    .editTemplate(
      try values.required(TemplateFields.template),
      NamedTemplateEdit(isArchived: true)
    )
  }
}
