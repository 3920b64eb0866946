import DirectoryModel
import Testing

struct TruthTests {
  private static let all: [Truth] = [.yes, .no, .unknown]

  @Test(arguments: all, all)
  func `And, or and not are Kleene's`(left: Truth, right: Truth) {
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

  @Test func `What is not told is unknown`() {
    #expect(Truth(true) == .yes)
    #expect(Truth(false) == .no)
    #expect(Truth(nil) == .unknown)
    #expect((Truth.unknown && .unknown) == .unknown)
    #expect((Truth.unknown || .unknown) == .unknown)
    #expect(!Truth.unknown == .unknown)
  }
}
