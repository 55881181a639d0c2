import Localization
import Terminal
import Testing

@Suite("Frames of groups, their form and members")
struct GroupFramesTests {
  @Test(
    "Every state looks as it was drawn, in three languages at both sizes",
    arguments: GroupScenes.Scene.allCases,
    Look.all
  )
  func frames(_ scene: GroupScenes.Scene, _ look: Look) throws {
    let desk = try GroupScenes.desk(scene, look)
    desk.expectFrame("Groups", scene.rawValue)
  }

  @Test(
    "On the smallest terminal the columns that matter stay",
    arguments: [
      GroupScenes.Scene.list, .empty, .askArchive, .formNew, .formSms, .members, .archive,
    ]
  )
  func smallest(_ scene: GroupScenes.Scene) throws {
    let desk = try GroupScenes.desk(scene, .smallest)
    desk.expectFrame("Groups", scene.rawValue)
  }

  @Test(
    "On an ASCII terminal the same frame stands in ASCII",
    arguments: [GroupScenes.Scene.marked, .askArchive, .formSms]
  )
  func ascii(_ scene: GroupScenes.Scene) throws {
    let desk = try GroupScenes.desk(scene, Look())
    let lines = desk.canvas.ascii().lines.map {
      String($0.reversed().drop { $0 == " " }.reversed())
    }
    #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
    Golden.check(lines, "Groups", scene.rawValue + ".ascii." + Look().description, #_sourceLocation)
  }

  @Test(
    "No frame shows a missing word or a variable without its value",
    arguments: GroupScenes.Scene.allCases,
    Look.languages
  )
  func words(_ scene: GroupScenes.Scene, _ language: Language) throws {
    let desk = try GroupScenes.desk(scene, Look(language: language))
    desk.expectNot("‹", "{count}", "{clients}", "{group}", "{led}", "{total}")
  }
}
