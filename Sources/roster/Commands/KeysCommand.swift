import ArgumentParser
import BrowserUI
import DirectoryModel

/// `roster keys`: what every key does, and whether a keymap file is right.
struct KeysCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List the keys, or check a keymap file.",
    discussion: """
      The keys are those of the built-in keymap.conf with the user's own file over it.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(
    help: ArgumentHelp("Check this keymap file and list its mistakes.", valueName: "file"),
    completion: .file())
  var check: String?

  @Flag(
    name: .customLong("print"), help: "Print the built-in keymap.conf, to begin one's own with.")
  var isPrinting = false

  func validate() throws {
    if isPrinting, check != nil {
      throw ValidationError("--print and --check exclude each other")
    }
  }

  func run(in context: CommandContext) async throws {
    if isPrinting { return context.output.text(Keymap.standardText) }
    if let check {
      let text: String
      do throws(KeymapUnreadable) {
        text = try KeymapSource.read(check)
      } catch {
        throw CommandFailure(.configuration, "\(check): \(error.reason)")
      }
      let loaded = Keymap.load(text, named: check, reading: KeymapSource.read)
      for line in loaded.report { context.output.line(line) }
      if !loaded.diagnostics.isEmpty { throw CommandFailure(.configuration) }
      return
    }
    let loaded = KeymapSource.load(
      path: try ConfigurationFile.location(options, in: context).keymap)
    for line in loaded.keymap.listing { context.output.line(line) }
    for diagnostic in loaded.diagnostics { context.output.error(diagnostic.text) }
  }
}
