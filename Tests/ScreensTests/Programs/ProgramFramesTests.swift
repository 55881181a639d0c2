import Localization
import Terminal
import Testing

@Suite("Frames of programs and their form")
struct ProgramFramesTests {
  @Test(
    "Every state looks as it was drawn, in three languages at both sizes",
    arguments: ProgramScenes.Scene.allCases,
    Look.all
  )
  func frames(_ scene: ProgramScenes.Scene, _ look: Look) throws {
    let desk = try ProgramScenes.desk(scene, look)
    desk.expectFrame("Programs", scene.rawValue)
    desk.expectNot("‹")
  }

  @Test(
    "The form and its password on a small terminal and on an ASCII one",
    arguments: [ProgramScenes.Scene.bonusForm, .password]
  )
  func smallest(_ scene: ProgramScenes.Scene) throws {
    let small = try ProgramScenes.desk(scene, .smallest)
    small.expectFrame("Programs", scene.rawValue)
    let desk = try ProgramScenes.desk(scene, Look())
    let lines = desk.canvas.ascii().lines.map {
      String($0.reversed().drop { $0 == " " }.reversed())
    }
    #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
    Golden.check(lines, "Programs", "ascii-" + scene.rawValue, #_sourceLocation)
  }
}
