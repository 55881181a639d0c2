import Localization
import Loyalty
package import Terminal

extension Shell {
  /// The whole terminal as it is to look now.
  package func canvas(_ context: Context) -> Canvas {
    let screen = screens.top
    var body = withJob(screen.view(context), context)
    if let leaving { body = leaving.over(body) }
    if let puttingBack { body = puttingBack.over(body) }
    let frame = ScreenFrame(
      trail: trail(context),
      corner: [context.staff.name, context.time(context.now)],
      body: body,
      message: message(context),
      footer: footer(context),
      tooSmall: { needed, current in
        context.words(
          "frame.tooSmall",
          [
            "neededColumns": .number(needed.columns), "neededRows": .number(needed.rows),
            "columns": .number(current.columns), "rows": .number(current.rows),
          ]
        )
      }
    )
    return frame.render(size: context.size)
  }

  private func trail(_ context: Context) -> [String] {
    var club = context.club.settings.name
    switch context.saving {
    case .possible: break
    case .readOnly: club = context.words("frame.readOnly", ["club": .text(club)])
    case .demo: club += " · " + context.words("frame.demo")
    case .noStore: club = context.words("frame.title")
    }
    if screens.top is MenuScreen, context.saving != .noStore {
      return [context.words("frame.title") + " · " + club]
    }
    return screens.all.reduce(into: [club]) { $0 += $1.trail(context) }
  }

  private func message(_ context: Context) -> Terminal.Message {
    let status = screens.top.status(context)
    let right = status.right ?? context.lastSaved
    guard let notice else { return Terminal.Message(status.left, right: right) }
    let style: Style =
      switch notice.kind {
      case .done: .text
      case .note, .reason: .accent
      case .trouble: .error
      }
    let room = context.size.columns - 4
    if notice.text.displayWidth > room {
      let rest = context.words("frame.cutMessage")
      let text = notice.text.truncated(to: max(room / 2, room - rest.displayWidth - 2))
      return Terminal.Message(text, style: style, right: rest)
    }
    return Terminal.Message(notice.text, style: style, right: notice.kind == .trouble ? "" : right)
  }

  private func footer(_ context: Context) -> Footer {
    let names = KeyNames(context.words)
    let last = Footer.Item(key: names.name(of: .function(1)), label: context.words("key.help"))
    if let hints = leaving?.hints(context) ?? puttingBack?.hints(context)
      ?? screens.top.hints(context)
    {
      return Footer(items: hints, last: last)
    }
    let own = screens.top.actions(context)
      .filter { $0.reason == nil }
      .compactMap(\.footer)
      .sorted { $0.place < $1.place }
      .map(\.item)
    let end =
      screens.isAtFirst && (screens.top is MenuScreen || screens.top is SetupScreen)
      ? [Footer.Item(key: names.name(of: .function(10)), label: context.words("key.leave"))] : []
    guard screens.top.showsGlobalKeys else { return Footer(items: own + end, last: last) }
    let global = GlobalKeys.table.footerItems(
      names: names,
      inText: screens.top.isTyping,
      context: context,
      words: { context.words($0) }
    )
    let shown = own.map(\.key) + hereAlready.map(names.name)
    let items = own + global.filter { !shown.contains($0.key) }
    return Footer(items: items + end, last: last)
  }

  /// The keys that would lead to where one is.
  private var hereAlready: [Key] {
    switch screens.top {
    case is MenuScreen: [.function(9)]
    case is ClientsScreen, is DeskScreen: [.function(5)]
    default: []
    }
  }
}
