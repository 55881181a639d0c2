import Loyalty
import TestSupport
import Testing

@testable import Runtime

@Suite("Where a desk stands")
struct DeskVenueTests {
  private func club(_ venues: String...) throws -> Club {
    let memory = try MemoryClub()
    for venue in venues { try memory.perform(.createVenue(venue)) }
    return memory.club
  }

  private func venue(_ option: String?, _ variable: String? = nil) -> DeskVenue {
    DeskVenue(option: option, environment: variable.map { ["FRONTDESK_VENUE": $0] } ?? [:])
  }

  @Test("The option comes before the variable, and spaces around a name are nothing")
  func order() throws {
    let club = try club("Centre", "West")
    #expect(venue("west", "Centre").venue(in: club) == Venue.ID(2))
    #expect(venue(nil, " Centre ").venue(in: club) == Venue.ID(1))
    #expect(venue(" ", "Centre").venue(in: club) == Venue.ID(1))
    #expect(venue("2").venue(in: club) == Venue.ID(2))
    #expect(venue(nil).typed == nil)
  }

  @Test("Without being told it is the only venue in use, and none where there are several")
  func onlyOne() throws {
    var club = try club("Centre", "West")
    #expect(venue(nil).venue(in: club) == nil)
    #expect(venue(nil).venue(in: try self.club()) == nil)
    let memory = MemoryClub(club, now: Moment(milliseconds: 0))
    try memory.perform(.editVenue("1", VenueEdit(isArchived: true)))
    club = memory.club
    #expect(venue(nil).venue(in: club) == Venue.ID(2))
    #expect(venue("Centre").venue(in: club) == nil)
  }
}
