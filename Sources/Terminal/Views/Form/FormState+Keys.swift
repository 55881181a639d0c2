/// What a key did to a form.
public enum FormOutcome<ID: Hashable & Sendable>: Equatable, Sendable {
  /// The key means nothing to the form.
  case ignored
  /// The cursor moved, or a list was opened or closed.
  case handled
  /// The value of a field changed.
  case changed(ID)
  /// The main button was pressed.
  case submit
  /// Another button was pressed.
  case button(String)
  /// Leave: nothing was changed.
  case close
  /// Leave was asked for with changed values: ask whether to save.
  case askToSave
  /// F1 on a field, or on a button.
  case help(ID?)
}

extension FormState {
  /// Edits, moves the cursor, or tells what was asked for.
  ///
  /// - Parameters:
  ///   - key: The key pressed.
  ///   - form: The form as it is now.
  /// - Returns: What the key did.
  public mutating func handle(_ key: Key, in form: Form<ID>) -> FormOutcome<ID> {
    follow(form)
    if popup != nil { return handlePopup(key, in: form) }
    switch key {
    case .control("s"): return .submit
    case .escape: return leave()
    case .function(1), .control("g"): return .help(focusedID)
    case .function(4): return openPopup(in: form)
    case .tab, .down: return step(1, in: form, wraps: key == .tab)
    case .backTab, .up: return step(-1, in: form, wraps: key == .backTab)
    default: break
    }
    if case .button(let place) = focus { return handleButton(key, place, in: form) }
    guard let id = focusedID, let field = form.field(id) else { return .ignored }
    if key == .enter { return step(1, in: form, wraps: false) }
    return field.isTyped ? type(key, into: field) : choose(key, in: field)
  }

  /// The field that the cursor stands in.
  public var focusedID: ID? {
    if case .field(let id) = focus { return id }
    return nil
  }

  /// Whether the cursor stands on a button.
  public var isOnButton: Bool {
    if case .button = focus { return true }
    return false
  }

  /// Puts the cursor onto the first stop when its own is no longer there.
  mutating func follow(_ form: Form<ID>) {
    let stops = form.stops
    guard !stops.contains(focus), let first = stops.first else { return }
    move(to: first)
  }

  private func leave() -> FormOutcome<ID> {
    isChanged ? .askToSave : .close
  }

  private mutating func step(_ by: Int, in form: Form<ID>, wraps: Bool) -> FormOutcome<ID> {
    let stops = form.stops
    guard let here = stops.firstIndex(of: focus) else { return .ignored }
    let next = here + by
    if stops.indices.contains(next) {
      move(to: stops[next])
    } else if wraps {
      move(to: stops[(next + stops.count) % stops.count])
    }
    return .handled
  }

  private mutating func handleButton(
    _ key: Key,
    _ place: Int,
    in form: Form<ID>
  ) -> FormOutcome<ID> {
    switch key {
    case .left, .right:
      let next = place + (key == .left ? -1 : 1)
      if form.buttons.indices.contains(next) { move(to: .button(next)) }
      return .handled
    case .enter, .character(" "):
      switch form.buttons[place].role {
      case .submit: return .submit
      case .close: return leave()
      case .other(let id): return .button(id)
      }
    default: return .ignored
    }
  }

  // MARK: Typing

  private mutating func type(_ key: Key, into field: Field<ID>) -> FormOutcome<ID> {
    editor.limit = max(field.limit, editor.text.count)
    guard editor.handle(key) != .ignored else { return .ignored }
    return store(.text(editor.text), in: field)
  }

  /// Keeps a value; the refusal goes with the value it was about.
  private mutating func store(_ value: FieldValue, in field: Field<ID>) -> FormOutcome<ID> {
    guard values[field.id] != value, !(value == .text("") && values[field.id] == nil) else {
      return .handled
    }
    values[field.id] = value
    refusals[field.id] = nil
    return .changed(field.id)
  }

  // MARK: Choosing

  private mutating func choose(_ key: Key, in field: Field<ID>) -> FormOutcome<ID> {
    switch field.kind {
    case .check:
      guard key == .space else { return .ignored }
      return store(.check(!isOn(field.id)), in: field)
    case .choice, .list: return chooseOne(key, in: field)
    case .several:
      guard case .character(let letter) = key else { return .ignored }
      return openPicker(for: field, typing: letter == " " ? nil : letter)
    case .text, .secret, .phone, .number, .date: return .ignored
    }
  }

  private mutating func chooseOne(_ key: Key, in field: Field<ID>) -> FormOutcome<ID> {
    let options = field.options
    guard !options.isEmpty else { return .ignored }
    let here = options.firstIndex { $0.id == choice(field.id) }
    switch key {
    case .right, .character(" "):
      let wrapped = key == .right ? min((here ?? -1) + 1, options.count - 1) : nil
      let next = wrapped ?? ((here ?? -1) + 1) % options.count
      typed = ""
      return store(.choice(options[next].id), in: field)
    case .left:
      typed = ""
      return store(.choice(options[max((here ?? 1) - 1, 0)].id), in: field)
    case .backspace:
      typed = String(typed.dropLast())
      return .handled
    case .character(let letter): return find(typed + String(letter), letter, in: field)
    default: return .ignored
    }
  }

  /// Chooses the option that has a word beginning with what was typed, else with the last letter.
  private mutating func find(
    _ text: String,
    _ letter: Character,
    in field: Field<ID>
  ) -> FormOutcome<ID> {
    for attempt in [text, String(letter)] {
      let exact = field.options.first { $0.title.hasWord(beginningWith: attempt) }
      let byKeys = field.options.first { $0.title.onKeys.hasWord(beginningWith: attempt.onKeys) }
      guard let option = exact ?? byKeys else { continue }
      typed = attempt
      return store(.choice(option.id), in: field)
    }
    return .handled
  }

  // MARK: Lists and calendar

  private mutating func openPopup(in form: Form<ID>) -> FormOutcome<ID> {
    guard let id = focusedID, let field = form.field(id) else { return .ignored }
    switch field.kind {
    case .date(let picking):
      popup = .calendar(CalendarState(shown: picking.read(text(id)) ?? picking.today))
      return .handled
    case .choice, .list, .several, .text:
      return field.options.isEmpty ? .ignored : openPicker(for: field, typing: nil)
    case .secret, .phone, .number, .check: return .ignored
    }
  }

  private mutating func openPicker(
    for field: Field<ID>,
    typing letter: Character?
  ) -> FormOutcome<ID> {
    let options = field.pickerOptions
    guard !options.isEmpty else { return .ignored }
    var picker: PickerState
    if case .several = field.kind {
      picker = PickerState(options, chosen: several(field.id), isMultiple: true)
    } else {
      picker = PickerState(options, chosen: choice(field.id).map { [$0] } ?? [])
    }
    if let letter { _ = picker.handle(.character(letter), in: options) }
    popup = .picker(picker)
    return .handled
  }

  private mutating func handlePopup(_ key: Key, in form: Form<ID>) -> FormOutcome<ID> {
    guard let id = focusedID, let field = form.field(id) else {
      popup = nil
      return .handled
    }
    switch popup {
    case .picker(let picker): return handlePicker(picker, key, in: field)
    case .calendar(let calendar): return handleCalendar(calendar, key, in: field)
    case nil: return .handled
    }
  }

  private mutating func handlePicker(
    _ opened: PickerState,
    _ key: Key,
    in field: Field<ID>
  ) -> FormOutcome<ID> {
    var picker = opened
    let outcome = picker.handle(key, in: field.pickerOptions)
    popup = .picker(picker)
    switch outcome {
    case .closed: popup = nil
    case .chosen(let ids):
      popup = nil
      return take(ids, into: field)
    case .handled, .ignored: break
    }
    return .handled
  }

  private mutating func take(_ ids: [String], into field: Field<ID>) -> FormOutcome<ID> {
    switch field.kind {
    case .several: return store(.several(ids), in: field)
    case .text: return type(.paste(ids.joined()), into: field)
    default: return store(.choice(ids.first), in: field)
    }
  }

  private mutating func handleCalendar(
    _ opened: CalendarState,
    _ key: Key,
    in field: Field<ID>
  ) -> FormOutcome<ID> {
    guard case .date(let picking) = field.kind else { return .handled }
    var calendar = opened
    switch calendar.handle(key, today: picking.today) {
    case .chosen(let day):
      popup = nil
      let text = picking.write(day)
      editor = Self.editor(for: text)
      return store(.text(text), in: field)
    case .closed: popup = nil
    case .handled, .ignored: popup = .calendar(calendar)
    }
    return .handled
  }
}

extension Field {
  /// The options as lines of the list that F4 opens.
  var pickerOptions: [PickerOption] {
    options.map { PickerOption(id: $0.id, title: $0.title, others: $0.others) }
  }
}
