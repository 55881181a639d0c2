/// The columns of a file of clients (commands.md, "Files for import and export"), in their order.
package enum ClientColumn: String, ImportColumn {
  case name, phone, email, city, birthday, gender, groups, tags
  case sms, push, mail, app, registered, note

  package static let required: Set<Self> = [.name, .phone]
}
