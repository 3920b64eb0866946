import ArgumentParser
import BrowserUI
import DirectoryModel

/// `roster keys`: what every key does, and whether a keymap file is right.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List the keys, or check a keymap file.",
    discussion: """
      The keys are those of the built-in keymap.conf with the user's own file over it.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: ArgumentHelp("Check this keymap file and list its mistakes.", valueName: "file"))
  var check: String?

  func run() throws {
    if let check {
      let text: String
      do throws(KeymapUnreadable) {
        text = try KeymapSource.read(check)
      } catch {
        throw CommandFailure(.configuration, "\(check): \(error.reason)")
      }
      let loaded = Keymap.load(text, named: check, reading: KeymapSource.read)
      for line in loaded.report { Output.line(line) }
      if !loaded.diagnostics.isEmpty { ExitStatus.configuration.exit() }
      return
    }
    let loaded = KeymapSource.load(path: try ConfigurationFile.location(options).keymap)
    for line in loaded.keymap.listing { Output.line(line) }
    for diagnostic in loaded.diagnostics { Output.error(diagnostic.text) }
  }
}
