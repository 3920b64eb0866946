import Glibc
import Testing

@testable import Host

@Suite("A file that is put in its place once it is whole")
struct FileDraftTests {
  @Test func `A full disk is told of, and nothing is left`() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    let draft = FileDraft(for: "u.csv", draft: "/nowhere/u.csv", descriptor: descriptor)
    try draft.write("a")
    #expect(throws: FileDraft.Failure.reason("u.csv: the disk is full")) {
      _ = try draft.keep(replacing: false)
    }
  }
}
