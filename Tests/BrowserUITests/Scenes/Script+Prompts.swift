import Browser
import DirectoryModel
import Testing

extension Script {
  /// What is typed, and the questions that follow from it.
  static let prompts = [
    Script("completion", "Ways to complete a filter") { scene in
      scene.perform(.filter)
      scene.type("s")
      scene.perform(.complete, .complete)
    },
    Script("export-prompt", "The name of a file is asked for") {
      $0.perform(.mark, .mark, .export)
    },
    Script("export-mistake", "A name without an ending is told of beside it") { scene in
      scene.perform(.export, .deleteWord)
      scene.type("users")
      scene.perform(.accept)
    },
    Script("export-overwrite", "A file that is there already is asked about") { scene in
      scene.perform(.export, .accept)
      let export = try #require(scene.exports.first)
      scene.take(.exported(export, .exists(bytes: 2_100_000, modified: Cast.now)))
    },
    Script("paste-question", "Pasted addresses are asked about") { scene in
      scene.take(.pasted("user0@example.org, jo.dean@acme.com, zoe@acme.com"))
      scene.perform(.moveDown, .mark)
    },
    Script("paste-missing", "Who was not found is shown to be selected by hand") { scene in
      scene.take(.pasted("user0@example.org, jo.dean@acme.com, zoe@acme.com, scanova/7"))
      scene.perform(.accept)
    },
  ]
}
