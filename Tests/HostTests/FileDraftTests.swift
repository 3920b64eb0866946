import Foundation
import Glibc
import Testing

@testable import Host

@Suite("A file that is put in its place once it is whole")
struct FileDraftTests {
  private func inFolder(_ body: (_ folder: String) throws -> Void) throws {
    let folder = try TemporaryFolder(named: "roster-draft", in: "/tmp")
    defer { folder.remove() }
    try body(folder.path)
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `A full disk is told of, and nothing is left`() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    let draft = FileDraft(for: "u.csv", draft: "/nowhere/u.csv", descriptor: descriptor)
    try draft.write("a")
    let failure = #expect(throws: FileDraft.Failure.self) { try draft.keep(replacing: false) }
    #expect(failure?.words == "u.csv: the disk is full")
  }

  @Test func `Only what may be replaced is, and then whole, with the mode that was asked for`()
    throws
  {
    try inFolder { folder in
      let path = "\(folder)/file"
      let writings: [(String, Bool, UInt32)] = [("a", false, 0o600), ("b", true, 0o640)]
      for (text, replaces, mode) in writings {
        let draft = try FileDraft(for: path)
        try draft.write(text)
        #expect(try draft.keep(replacing: replaces, mode: mode) == 1)
        #expect(FileAccess.text(of: path) == text)
        #expect(try self.mode(path) == Int(mode))
      }
      let late = try FileDraft(for: path)
      try late.write("c")
      #expect(throws: FileDraft.Failure.exists) { try late.keep(replacing: false) }
      #expect(FileAccess.text(of: path) == "b")
    }
  }

  @Test func `A link is written through, and what is replaced keeps its mode and owner`() throws {
    try inFolder { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/dots", withIntermediateDirectories: false)
      let file = "\(folder)/dots/config"
      try "a".write(toFile: file, atomically: false, encoding: .utf8)
      try #require(chmod(file, 0o640) == 0)
      // Only root may give a file away.
      let isRoot = geteuid() == 0
      if isRoot { try #require(chown(file, 4_711, 4_712) == 0) }
      for (name, target) in [("one", "dots/config"), ("two", "\(folder)/one"), ("three", "new")] {
        try #require(symlink(target, "\(folder)/\(name)") == 0)
      }
      for name in ["one", "two", "three"] {
        let draft = try FileDraft(for: "\(folder)/\(name)")
        try draft.write(name)
        try draft.keep(replacing: true)
        let target = name == "three" ? "\(folder)/new" : file
        #expect(FileAccess.text(of: target) == name)
        #expect(try mode(target) == (name == "three" ? 0o600 : 0o640))
        #expect(throws: Never.self) {
          try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
        }
      }
      var status = stat()
      try #require(stat(file, &status) == 0)
      #expect(!isRoot || status.st_uid == 4_711 && status.st_gid == 4_712)
      #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/dots") == ["config"])
    }
  }

  @Test func `A draft that is not kept leaves the old file and none beside it`() throws {
    try inFolder { folder in
      let path = "\(folder)/file"
      for isKept in [true, false] {
        let draft = try FileDraft(for: path)
        try draft.write("\(isKept)")
        if isKept { try draft.keep(replacing: true) }
      }
      #expect(FileAccess.text(of: path) == "true")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    }
  }

  @Test func `Where no file can be made the folder is named`() throws {
    try inFolder { folder in
      let missing = #expect(throws: FileDraft.Failure.self) {
        _ = try FileDraft(for: "\(folder)/none/file")
      }
      #expect(missing?.words == "there is no folder \(folder)/none/")
      #expect(missing?.reason == "No such file or directory")
    }
  }

  @Test func `Missing folders are made for their user alone; a file among them is named`() throws {
    try inFolder { folder in
      try MissingFolders.make(above: "\(folder)/a/b/file")
      #expect(try mode("\(folder)/a") == 0o700)
      #expect(try mode("\(folder)/a/b") == 0o700)
      try FileDraft(for: "\(folder)/file").keep(replacing: false)
      let failure = #expect(throws: MissingFolders.Failure.self) {
        try MissingFolders.make(above: "\(folder)/file/below/x")
      }
      #expect(failure?.folder == "\(folder)/file/below")
      #expect(failure?.error.words == "Not a directory")
    }
  }
}
