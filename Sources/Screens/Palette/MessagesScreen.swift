import Localization
package import Terminal

/// The last twenty messages, the newest first.
package struct MessagesScreen: KeyedScreen {
  /// What its keys ask for.
  package enum Intent: Hashable, Sendable {
    case close
  }

  private let told: [Notice]
  private var state = TextState()

  /// Shows what was told, the newest last.
  package init(_ told: [Notice]) {
    self.told = told
  }

  package static let keys = KeyTable<Intent, KeyState<MessagesScreen>> {
    Binding(.escape, does: .close, label: "key.close", footer: 1)
  }

  package var helpTopic: String { "keys" }
  package var isTyping: Bool { false }

  package func trail(_ context: Context) -> [String] { [context.words("key.messages")] }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    let page = context.size.rows - 6
    let rows = text.rows(columns: context.size.columns)
    return state.handle(stroke.key, rows: rows, page: page) ? [] : nil
  }

  package mutating func run(_ intent: Intent, at time: Int64, _ context: Context) -> [Effect] {
    [.back(nil)]
  }

  private var text: TextView {
    TextView(
      told.reversed().map { notice in
        Paragraph(notice.detail ?? notice.text, style: notice.kind == .trouble ? .error : .text)
      },
      top: state.top
    )
  }

  package func view(_ context: Context) -> View {
    .stack([.gap(), StackPart(.text(text), .filling())])
  }

  package func status(_ context: Context) -> Status { Status(context.words("key.messages.hint")) }
}
