package import Loyalty

/// A client as a file tells of them: texts as they stand, marks understood; nil is an empty cell.
package struct ClientRow: Equatable, Sendable {
  package var name: String
  package var phone: String
  package var email: String?
  package var city: String?
  package var birthday: String?
  package var gender: Gender?
  package var groups: [String]
  package var tags: [String]
  package var sms: Bool?
  package var push: Bool?
  package var mail: Bool?
  package var app: Bool?
  package var registered: String?
  package var note: String?

  package init(
    name: String,
    phone: String,
    email: String? = nil,
    city: String? = nil,
    birthday: String? = nil,
    gender: Gender? = nil,
    groups: [String] = [],
    tags: [String] = [],
    sms: Bool? = nil,
    push: Bool? = nil,
    mail: Bool? = nil,
    app: Bool? = nil,
    registered: String? = nil,
    note: String? = nil
  ) {
    self.name = name
    self.phone = phone
    self.email = email
    self.city = city
    self.birthday = birthday
    self.gender = gender
    self.groups = groups
    self.tags = tags
    self.sms = sms
    self.push = push
    self.mail = mail
    self.app = app
    self.registered = registered
    self.note = note
  }
}
