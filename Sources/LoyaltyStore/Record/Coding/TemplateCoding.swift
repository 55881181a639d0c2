import JSONText
import Loyalty

/// A named template of messages as JSON.
///
///     {"id":1,"name":"Tournament","title":"…","text":"…","archived":true}
///
/// `title` is left out of an SMS, `archived` where it is not.
enum TemplateCoding {
  static func write(_ template: NamedTemplate, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", template.id.number)
      writer.member("name", template.name)
      writer.member(ifAny: "title", template.title)
      writer.member("text", template.text)
      if template.isArchived { writer.member("archived", true) }
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> NamedTemplate {
    var id: NamedTemplate.ID?
    var texts: [String: String] = [:]
    var isArchived = false
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "name", "title", "text": texts[key] = try reader.string()
      case "archived": isArchived = try reader.bool()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return NamedTemplate(
      id: try reader.required(id, "id"),
      name: try reader.required(texts["name"], "name"),
      title: texts["title"],
      text: try reader.required(texts["text"], "text"),
      isArchived: isArchived
    )
  }
}
