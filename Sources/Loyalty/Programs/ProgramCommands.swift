extension Program: Named {}

extension Club {
  /// Creates a program (rules.md §4).
  func createProgram(_ draft: ProgramDraft, at moment: Moment) throws(Refusal) -> [Event] {
    [.programCreated(try program(by: draft, at: moment))]
  }

  /// The program that a draft describes, checked as creating or changing one is, and not created:
  /// what a screen tries out before it is saved.
  ///
  /// - Parameters:
  ///   - draft: What is typed.
  ///   - own: The program that is being changed; nil for a new one.
  ///   - moment: When it would be created.
  /// - Returns: The program.
  /// - Throws: What `createProgram` would be refused for.
  public func program(
    by draft: ProgramDraft,
    changing own: Program.ID? = nil,
    at moment: Moment
  ) throws(Refusal) -> Program {
    try program(
      from: draft,
      id: own ?? programs.nextID,
      name: try freeName(draft.name, in: programs, except: own),
      createdAt: moment
    )
  }

  /// The program that a draft describes, all but its name checked.
  func program(
    from draft: ProgramDraft,
    id: Program.ID,
    name: String,
    createdAt: Moment
  ) throws(Refusal) -> Program {
    Program(
      id: id,
      name: name,
      description: try text(draft.description),
      password: draft.password,
      tiers: draft.tiers,
      window: try checked(draft.window),
      categories: try categories(draft.categories),
      minimumReceipt: try price(draft.minimumReceipt),
      terms: try checked(draft.terms, payable: draft.payableCategories),
      createdAt: createdAt
    )
  }

  /// Changes facts of a program; what was accrued and the terms of lots stay (rules.md §4.7).
  func editProgram(_ typed: String, _ edit: ProgramEdit) throws(Refusal) -> [Event] {
    let was = try program(typed)
    var now = was
    if let name = edit.name { now.name = try freeName(name, in: programs, except: was.id) }
    now.description = try text(edit.description.applied(to: was.description))
    now.password = edit.password.applied(to: was.password)
    now.tiers = try edit.tiers(after: was.tiers)
    if let window = edit.window { now.window = try checked(window) }
    switch edit.categories {
    case .keep: break
    case .set(let names): now.categories = try categories(names)
    case .clear: now.categories = .all
    }
    if let minimum = edit.minimumReceipt { now.minimumReceipt = try price(minimum) }
    now.terms = try checked(edit.terms(after: was), payable: edit.payableCategories)
    if let isArchived = edit.isArchived {
      if isArchived { try refuseWhileInUse(was) }
      now.isArchived = isArchived
    }
    return Change(from: was, to: now).map { [.programChanged($0)] } ?? []
  }

  /// The groups in use that carry a program.
  public func groups(with program: Program.ID) -> [Group] {
    groups.inUse.filter { $0.program == program }
  }

  private func refuseWhileInUse(_ program: Program) throws(Refusal) {
    let users = groups(with: program.id).map(\.name)
    guard users.isEmpty else { throw .programInUse(program: program.name, groups: users) }
  }

  /// The program named by id or name.
  func program(_ typed: String) throws(Refusal) -> Program {
    guard let program = programs.find(typed) else { throw .notFound(.program, typed: typed) }
    return program
  }

  /// The program of a client's leading group, while it is in use.
  public func program(of client: Client.ID) -> Program? {
    program(of: leadingGroup(of: client))
  }

  /// The program that a group carries, while it is in use.
  func program(of group: Group?) -> Program? {
    group?.program.flatMap { programs[$0] }.flatMap { $0.isArchived ? nil : $0 }
  }

  private func categories(_ names: [String]?) throws(Refusal) -> CategoryChoice {
    guard let names else { return .all }
    var ids: Set<Category.ID> = []
    for name in names { ids.insert(try category(name).id) }
    return .only(ids)
  }

  private func checked(_ window: TotalWindow) throws(Refusal) -> TotalWindow {
    if case .lastDays(let days) = window, !(1...TotalWindow.dayLimit).contains(days) {
      throw .daysInvalid(days, limit: TotalWindow.dayLimit)
    }
    return window
  }

  private func checked(
    _ terms: Program.Terms,
    payable: [String]?
  ) throws(Refusal) -> Program.Terms {
    switch terms {
    case .discount(let discount):
      if let cap = discount.cap { _ = try price(cap) }
      return terms
    case .bonus(var bonus):
      if let payable { bonus.payableCategories = try categories(payable) }
      let birthday = bonus.birthdayBonus
      let days = [bonus.delayDays, bonus.expiryDays, birthday?.daysBefore, birthday?.daysAfter]
      for day in days.compactMap({ $0 }) where !(0...BonusTerms.dayLimit).contains(day) {
        throw .daysInvalid(day, limit: BonusTerms.dayLimit)
      }
      let amounts = [
        bonus.welcomeBonus, birthday?.amount, bonus.referralBonus?.referrer,
        bonus.referralBonus?.friend,
      ]
      for amount in amounts.compactMap({ $0 }) where amount.isNegative {
        throw .amountInvalid(typed: amount.decimalString)
      }
      return .bonus(bonus)
    }
  }
}
