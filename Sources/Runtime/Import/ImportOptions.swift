package import Loyalty

/// How an import is to be done.
package struct ImportOptions: Hashable, Sendable {
  /// Who imports.
  package var staff: Staff
  /// Whether groups that the club does not have are created (`--create-groups`).
  package var createsGroups = false
  /// Whether those who are registered get their group's welcome SMS and bonus (`--welcome`).
  package var welcomes = false
  /// Whether the buyers of receipts whose phones nobody has are registered (`--register-unknown`).
  package var registersUnknown = false
  /// What receipts do to the bonus accounts (`--no-accrual`).
  package var booking = PastReceipt.Booking.withBonuses
  /// Whether everything is decided and nothing saved (`--dry-run`).
  package var isDryRun = false

  package init(staff: Staff) {
    self.staff = staff
  }
}
