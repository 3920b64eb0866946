import Foundation
import Glibc
import Testing

@testable import Host

@Suite("A file that a person may edit")
struct FileAccessTests {
  @Test func `A pipe is read to its end, once`() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    #expect(write(ends[1], "a = 1", 5) == 5)
    close(ends[1])
    #expect(try FileAccess.read("/dev/fd/\(ends[0])") == "a = 1")
  }

  @Test(arguments: [
    ("/dev/null", ""), ("/dev/zero", nil), ("/", nil), ("/none/such", nil), ("/proc/self/mem", nil),
  ])
  func `What is no text is refused by its right reason`(path: String, text: String?) {
    let reasons = [
      "/dev/zero": "it has no end, or is too large", "/": "this is a folder, not a file",
      "/none/such": "there is no such file", "/proc/self/mem": "Input/output error",
    ]
    do throws(FileAccess.Failure) {
      #expect(try FileAccess.read(path) == text)
    } catch {
      #expect(text == nil && error.reason == reasons[path])
    }
  }

  @Test func `What is no UTF-8 is no text`() throws {
    let folder = try TemporaryFolder(named: "roster-access", in: "/tmp")
    defer { folder.remove() }
    try Data([0x61, 0xFF]).write(to: URL(filePath: "\(folder.path)/x"))
    #expect(throws: FileAccess.Failure(reason: "it is not text in UTF-8")) {
      try FileAccess.read("\(folder.path)/x")
    }
  }
}
