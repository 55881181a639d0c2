/// The fields of a program's form, top to bottom.
package enum ProgramField: Hashable, Sendable {
  case name, description, password, passwordAgain, noPassword, accrual, bound
  case threshold(Int), percent(Int), trial
  case window, windowDays, categories, minimum
  case payable, limit, delay, expiry, rounding, partlyPaid
  case welcome, birthday, birthdayBefore, birthdayAfter, referrer, friend
  case cap, days, from, until
}
