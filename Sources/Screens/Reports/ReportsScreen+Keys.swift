import Localization
import Loyalty
package import Terminal

extension ReportsScreen {
  package static let keys = KeyTable<ReportIntent, KeyState<ReportsScreen>> {
    Binding(
      .enter,
      does: .clients,
      label: "report.key.clients",
      tooltip: "report.key.clients.hint",
      footer: 1,
      unless: { $0.screen.whyNoClients }
    )
    Binding(
      .left,
      .right,
      does: .period,
      label: "report.key.period",
      tooltip: "report.key.period.hint",
      footer: 7,
      unless: { $0.screen.whyNoOtherPeriod }
    )
    Binding(
      .function(4),
      "e",
      does: .scope,
      label: "report.key.edit",
      tooltip: "report.key.edit.hint",
      footer: 2,
      unless: { $0.screen.name.takesPeriod ? nil : "report.why.ownDays" }
    )
    Binding(
      .tab,
      does: .next,
      label: "report.key.next",
      tooltip: "report.key.next.hint",
      footer: 6,
      unless: { _ in ReportName.allCases.count > 1 ? nil : "report.why.oneReport" }
    )
    Binding(
      .backTab,
      does: .previous,
      label: "report.key.previous",
      tooltip: "report.key.previous.hint",
      unless: { _ in ReportName.allCases.count > 1 ? nil : "report.why.oneReport" }
    )
    Binding(
      .function(6),
      "s",
      does: .order,
      label: "key.sort",
      tooltip: "key.sort.hint",
      footer: 5,
      unless: { $0.screen.whyNoOrder }
    )
    Binding(
      "v",
      does: .chart,
      label: "report.key.view",
      tooltip: "report.key.view.hint",
      footer: 3,
      unless: { $0.screen.whyNoChart }
    )
    Binding(
      "x",
      does: .export,
      label: "report.key.export",
      tooltip: "report.key.export.hint",
      footer: 4,
      unless: { $0.screen.result == nil || $0.screen.isWorking ? "why.listEmpty" : nil }
    )
  }

  package func label(of intent: ReportIntent, _ context: Context) -> String? {
    intent == .chart && showsChart ? context.words("report.key.table") : nil
  }
}
