package import Localization
package import Loyalty

/// The three groups that an empty store offers (rules.md §3.7).
package enum StarterGroups {
  /// New, Regulars and VIP in the session's language; new clients go into the first.
  package static func drafts(_ words: Words) -> [GroupDraft] {
    ["new", "regulars", "vip"].map { kind in
      GroupDraft(
        name: words("groups.starter." + kind),
        description: words("groups.starter." + kind + ".description"),
        isDefault: kind == "new"
      )
    }
  }
}
