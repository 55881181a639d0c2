extension Club {
  /// The most characters kept of what was typed for a phone.
  static let typedPhoneLimit = 40

  /// The phone, if no other client has it.
  func freePhone(_ typed: String, except own: Client.ID?) throws(Refusal) -> Phone {
    let phone = try refusing(try Phone(typed: typed, region: settings.region))
    if let other = clients.client(with: phone), other != own {
      throw .phoneTaken(phone: phone, client: other)
    }
    return phone
  }

  /// What was typed for a phone, kept beside the number (rules.md §2.3).
  func typedPhone(_ typed: String) throws(Refusal) -> String {
    String(try text(typed)?.prefix(Self.typedPhoneLimit) ?? "")
  }

  /// The e-mail address, checked; an empty one is none.
  func email(_ typed: String?) throws(Refusal) -> String? {
    guard let typed = try text(typed) else { return nil }
    return try refusing(try Email(typed: typed)).address
  }

  /// A day of birth in the past, at most 120 years ago.
  func birthday(_ day: Day?, at moment: Moment) throws(Refusal) -> Day? {
    guard let day else { return nil }
    let today = calendar.day(of: moment)
    guard day <= today, day >= today.advanced(byMonths: -120 * 12) else {
      throw .birthdayOutOfRange(day)
    }
    return day
  }

  /// The start of the day that a file gives, or now; a day to come is refused.
  func registration(_ day: Day?, at moment: Moment) throws(Refusal) -> Moment {
    guard let day else { return moment }
    guard day <= calendar.day(of: moment) else { throw .registrationInFuture(day) }
    return min(calendar.start(of: day), moment)
  }

  /// The app's addresses on the client's devices, each once, in the order given.
  func tokens(_ given: [String]) throws(Refusal) -> [String] {
    var seen: Set<String> = []
    var tokens: [String] = []
    for given in given {
      guard let token = try text(given), seen.insert(token).inserted else { continue }
      tokens.append(token)
    }
    return tokens
  }

  /// Tags, cleaned, without repeats, in the order given.
  func tags(_ typed: [String]) throws(Refusal) -> [String] {
    var tags: [String] = []
    for typed in typed {
      let tag = try refusing(try NameRule.cleaned(typed))
      if !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }
}
