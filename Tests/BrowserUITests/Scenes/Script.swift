import Browser
import DirectoryModel
import Terminal
import Testing

/// What is played on a browser before its screen is looked at.
///
/// Each has a recorded picture at 80x24, and what has to hold for every frame is held by all of them
/// at many sizes.
struct Script: Sendable, CustomTestStringConvertible {
  /// The name of its pictures.
  let name: String
  /// What is to be seen.
  let about: String
  private var users = Cast.users
  /// Whether the sources were read whole before.
  private var isComplete = true
  private var isMono = false
  private let play: @Sendable (inout Scene) throws -> Void

  init(
    _ name: String, _ about: String, users: [User] = Cast.users, isComplete: Bool = true,
    _ play: @escaping @Sendable (inout Scene) throws -> Void = { _ in }
  ) {
    self.name = name
    self.about = about
    self.users = users
    self.isComplete = isComplete
    self.play = play
  }

  /// The same without colours.
  var mono: Script {
    var script = self
    script.isMono = true
    return script
  }

  /// All, in the order in which they are best read.
  static let all = lists + details + prompts + overlays + themes

  /// The browser after the last line of the script.
  func scene(at size: Size) throws -> Scene {
    var scene = Scene(size.columns, size.rows, users: users)
    if isComplete { scene.completeSources() }
    if isMono { scene.perform(Action(.theme, "mono")) }
    try play(&scene)
    return scene
  }

  var testDescription: String { name }
}
