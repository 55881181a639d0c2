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
}
