package import Localization
package import Terminal

/// All keys of the program in one list: the README's table and the tests are made from it.
package struct KeyReference: Sendable {
  /// One key, or several that do the same, and what they do.
  package struct Row: Sendable {
    /// The keys, those that hints print first.
    package var keys: [Key]
    /// Keys that work too and are not printed.
    package var silent: [Key] = []
    /// Catalogue keys of what is written instead of keys, such as "letters".
    package var others: [String] = []
    /// The catalogue key of what is done.
    package var label: String
    /// The catalogue key of a sentence about it.
    package var sentence: String?
  }

  /// A part of the program with its keys.
  package struct Section: Sendable {
    /// The catalogue key of its name.
    package let title: String
    /// Its rows; actions with one name are one row.
    package let rows: [Row]
    /// What is wrong with its table.
    package let problems: [KeyTableProblem]

    /// Takes the rows of a key table.
    init<Intent, State>(_ title: String, _ table: KeyTable<Intent, State>) {
      self.title = title
      problems = table.problems
      rows = table.bindings.reduce(into: []) { rows, binding in
        if let last = rows.indices.last, rows[last].label == binding.label {
          rows[last].keys += binding.keys.filter { !rows[last].keys.contains($0) }
          rows[last].silent += binding.silent
        } else {
          rows.append(
            Row(
              keys: binding.keys,
              silent: binding.silent,
              label: binding.label,
              sentence: binding.tooltip
            )
          )
        }
      }
    }

    /// Takes rows of what the toolkit's own views do with keys.
    init(_ title: String, rows: [Row]) {
      self.title = title
      self.rows = rows
      problems = []
    }
  }

  /// Every section, in the order of reading.
  package static let sections: [Section] = [
    Section("keys.table.everywhere", GlobalKeys.table),
    Section("keys.table.findLine", rows: ToolkitKeys.findLine),
    Section("keys.table.rows", rows: ToolkitKeys.rows),
    Section("keys.table.form", rows: ToolkitKeys.form),
    Section("keys.table.question", rows: ToolkitKeys.question),
    Section("place.menu", MenuScreen.keys),
    Section("place.commands", PaletteScreen.keys),
    Section("place.help", HelpScreen.keys),
    Section("menu.item.desk", DeskScreen.keys),
    Section("sale.title", SaleScreen.keys),
    Section("menu.item.receipts", ReceiptsScreen.keys),
    Section("receipt.title", ReceiptScreen.keys),
    Section("refund.title", RefundScreen.keys),
    Section("clients.title", ClientsScreen.keys),
    Section("clients.key.card", ClientCardScreen.keys),
    Section("clients.key.groups", ClientGroupsScreen.keys),
    Section("merge.title", MergeClientsScreen.keys),
    Section("clients.new", ClientForm.keys),
    Section("account.byHand", BonusForm.keys),
    Section("groups.title", GroupsScreen.keys),
    Section("groups.key.members", GroupMembersScreen.keys),
    Section("groups.key.showArchive", GroupArchiveScreen.keys),
    Section("groups.new", NewGroupScreen.keys),
    Section("groups.editing", EditGroupScreen.keys),
    Section("programs.title", ProgramsScreen.keys),
    Section("programs.new", ProgramForm.keys),
    Section("menu.item.promoCodes", PromoCodesScreen.keys),
    Section("promoCode.section", PromoCodeScreen.keys),
    Section("whyCode.title", WhyCodeScreen.keys),
    Section("promoCodes.new", PromoCodeForm.keys),
    Section("activation.title", ActivationForm.keys),
    Section("menu.item.push", MailingsScreen.keys),
    Section("mailings.new", MailingForm.keys),
    Section("templates.title", TemplatesScreen.keys),
    Section("templates.new", TemplateForm.keys),
    Section("mailings.smsTitle", MailingMessagesScreen.keys),
    Section("smsBill.title", SmsBillScreen.keys),
    Section("menu.item.gateways", MessageRulesScreen.keys),
    Section("gateways.title", GatewayForm.keys),
    Section("menu.item.priceList", PriceListScreen.keys),
    Section("categories.title", CategoriesScreen.keys),
    Section("menu.item.venues", VenuesScreen.keys),
    Section("products.new", ProductForm.keys),
    Section("menu.item.marketingReport", ReportsScreen.keys),
    Section("report.key.clients", ReportClientsScreen.keys),
    Section("simulation.title", SimulationScreen.keys),
    Section("simulation.key.clients", TriedClientsScreen.keys),
  ]

  /// The list as tables in Markdown, a heading above each.
  package static func markdown(_ words: Words) -> String {
    sections.map { section in
      let head = "| \(words("keys.column.key")) | \(words("keys.column.does")) |\n|---|---|\n"
      let lines = section.rows.map { line($0, words) }
      return "### \(words(section.title))\n\n" + head + lines.joined()
    }
    .joined(separator: "\n")
  }

  private static func line(_ row: Row, _ words: Words) -> String {
    let names = KeyNames(words)
    let keys = row.keys.map { "`" + names.name(of: $0) + "`" } + row.others.map { words($0) }
    let does = row.sentence.flatMap { words.ifPresent($0) } ?? words(row.label)
    return "| \(keys.joined(separator: " ")) | \(does) |\n"
  }
}
