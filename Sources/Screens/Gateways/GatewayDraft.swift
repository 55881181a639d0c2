/// What somebody types about gateways; a secret that is left empty stays as the file has it.
package struct GatewayDraft: Hashable, Sendable {
  /// Where pushes go.
  package enum Push: String, CaseIterable, Hashable, Sendable {
    /// Into files.
    case files
    /// To a server of ntfy's kind.
    case ntfy
    /// To the back end of the club's own app.
    case webhook
    /// To Google's FCM.
    case fcm
  }

  /// Whether SMS go to a gateway.
  package var sendsSms = false
  /// The address of its sendsms.
  package var smsURL = ""
  /// The name.
  package var smsUser = ""
  /// The password; empty where it stays.
  package var smsPassword = ""
  /// Who SMS are from.
  package var smsFrom = ""
  /// Where deliveries are reported; empty for nowhere.
  package var smsReports = ""
  /// Whether Cyrillic goes in Latin letters.
  package var smsLatin = false
  /// Where pushes go.
  package var push = Push.files
  /// The address of the server or the back end.
  package var pushURL = ""
  /// The one topic of ntfy; empty for one a client.
  package var topic = ""
  /// ntfy's access token, or the key of signatures; empty where it stays.
  package var secret = ""
  /// The file of FCM's service account.
  package var account = ""
  /// The address of FCM's server; empty for Google's own.
  package var fcmURL = ""

  /// Nothing but files.
  package init() {}
}

/// Why gateways were not saved.
package struct GatewayRefusal: Hashable, Sendable {
  /// The member of the file that is wrong: "sms.url"; nil where the file itself is.
  package let member: String?
  /// What is wrong.
  package let sentence: String

  /// Describes what is wrong.
  package init(_ member: String?, _ sentence: String) {
    self.member = member
    self.sentence = sentence
  }
}
