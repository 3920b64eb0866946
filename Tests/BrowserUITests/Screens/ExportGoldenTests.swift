import Browser
import BrowserUI
import DirectoryModel
import Terminal
import Testing

/// What writing files and looking up addresses show, against recorded pictures.
@Suite struct ExportGoldenTests {
  private static let sizes = ViewGoldenTests.sizes

  @Test(arguments: sizes)
  func `The name of a file is asked for`(size: Size) throws {
    try Golden.expect("export-prompt", at: size) { scene in
      scene.perform(.mark, .mark, .export)
    }
  }

  @Test(arguments: sizes)
  func `A name without an ending is told of beside it`(size: Size) throws {
    try Golden.expect("export-mistake", at: size) { scene in
      scene.perform(.export, .deleteWord)
      scene.type("users")
      scene.perform(.accept)
    }
  }

  @Test(arguments: sizes)
  func `How far a file is stands below the list`(size: Size) throws {
    try Golden.expect("export-progress", at: size) { scene in
      scene.perform(.export, .accept)
      scene.take(.exportAdvanced(written: 120_000, total: 1_000_000))
    }
  }

  @Test(arguments: sizes)
  func `A file that is there already is asked about`(size: Size) throws {
    try Golden.expect("export-overwrite", at: size) { scene in
      scene.perform(.export, .accept)
      let export = try #require(scene.exports.first)
      scene.take(.exported(export, .exists(bytes: 2_100_000, modified: Cast.now)))
    }
  }

  @Test(arguments: sizes)
  func `Pasted addresses are asked about`(size: Size) throws {
    try Golden.expect("paste-question", at: size) { scene in
      scene.take(.pasted("user0@example.org, jo.dean@acme.com, zoe@acme.com"))
      scene.perform(.moveDown, .mark)
    }
  }

  @Test(arguments: sizes)
  func `Who was not found is shown to be selected by hand`(size: Size) throws {
    try Golden.expect("paste-missing", at: size) { scene in
      scene.take(.pasted("user0@example.org, jo.dean@acme.com, zoe@acme.com, scanova/7"))
      scene.perform(.accept)
    }
  }
}
