import DirectoryModel
import Testing

struct TruthTests {
  private static let all: [Truth] = [.yes, .no, .unknown]

  @Test("And, or and not are Kleene's", arguments: all, all)
  func laws(left: Truth, right: Truth) {
    #expect((left && right) == (right && left))
    #expect((left || right) == (right || left))
    #expect(!(left && right) == (!left || !right))
    #expect(!(left || right) == (!left && !right))
    #expect(!(!left) == left)
    #expect((left && .yes) == left)
    #expect((left && .no) == .no)
    #expect((left || .yes) == .yes)
    #expect((left || .no) == left)
    #expect((left && left) == left)
    #expect((left || left) == left)
  }

  @Test("What is not told is unknown")
  func values() {
    #expect(Truth(true) == .yes)
    #expect(Truth(false) == .no)
    #expect(Truth(nil) == .unknown)
    #expect((Truth.unknown && .unknown) == .unknown)
    #expect((Truth.unknown || .unknown) == .unknown)
    #expect(!Truth.unknown == .unknown)
  }
}
