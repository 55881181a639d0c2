import Localization
import Loyalty
import Terminal

/// A short list over the groups: what to order by, or which group becomes the default one.
struct GroupChoosing: Sendable {
  /// What was chosen.
  enum Choice: Hashable, Sendable {
    /// Nothing: the list was closed.
    case closed
    /// To order by a column; nothing is the manager's order.
    case order(String?)
    /// The group that new clients are put into from now on.
    case defaultGroup(Group.ID)
  }

  private enum Subject: Hashable, Sendable {
    case order, defaultGroup
  }

  private static let manager = "manager"
  private let subject: Subject
  private let options: [PickerOption]
  private let title: String
  private let findLabel: String
  private var state: PickerState

  /// What to order by.
  init(orderNow order: TableOrder?, _ context: Context) {
    let words = context.words
    let columns = GroupColumn.allCases.map {
      PickerOption(id: $0.rawValue, title: words($0.label))
    }
    self.init(
      .order,
      [PickerOption(id: Self.manager, title: words("groups.sort.manager"))] + columns,
      chosen: order?.column ?? Self.manager,
      title: words("key.sort"),
      context
    )
  }

  /// Which group becomes the default one instead of another.
  init(defaultInsteadOf id: Group.ID, _ context: Context) {
    let others = context.club.groups.inUse.filter { $0.id != id }
    self.init(
      .defaultGroup,
      others.map { PickerOption(id: $0.id.description, title: $0.name) },
      chosen: nil,
      title: context.words("groups.key.default"),
      context
    )
  }

  private init(
    _ subject: Subject,
    _ options: [PickerOption],
    chosen: String?,
    title: String,
    _ context: Context
  ) {
    self.subject = subject
    self.options = options
    self.title = title
    findLabel = context.words("key.find")
    state = PickerState(options, chosen: chosen.map { [$0] } ?? [])
  }

  /// Takes a key; the choice once it is made.
  mutating func press(_ stroke: KeyStroke) -> Choice? {
    switch state.handle(stroke.key, in: options) {
    case .closed: return .closed
    case .ignored, .handled: return nil
    case .chosen(let ids):
      guard let id = ids.first else { return .closed }
      switch subject {
      case .order: return .order(id == Self.manager ? nil : id)
      case .defaultGroup: return UInt32(id).map { .defaultGroup(Group.ID($0)) } ?? .closed
      }
    }
  }

  /// The list over what it is about.
  func over(_ view: View) -> View {
    .picker(PickerView(options, state, findLabel: findLabel, title: title), over: view)
  }

  /// The keys that work while the list is open.
  static func hints(_ context: Context) -> [Footer.Item] {
    let words = context.words
    return [
      Footer.Item(key: words("keyname.enter"), label: words("key.choose")),
      Footer.Item(key: words("keyname.escape"), label: words("key.close")),
    ]
  }
}
