import Browser
import BrowserUI
import CSupport
import CursesTerminal
import DirectoryModel
import DirectorySync
import DirectoryText
import Foundation
import HTTPTransport
import Host
import Terminal

/// The browser on the terminal, on a thread of its own.
struct BrowserSession: Sendable {
  let program: Program
  let keymap: Keymap
  let filter: String
  /// The user to open on.
  let wanted: UserReference?
  /// What went wrong before there was a screen.
  let notices: [DisplayText]
  private let location: ConfigurationLocation

  /// The query is words to filter by, or the `source/id` of a user to open.
  init(
    _ program: Program, location: ConfigurationLocation, query: String, notices: [DisplayText] = []
  ) async throws(CommandFailure) {
    let names = await program.names
    let wanted = UserReference(query, sources: names)
    self.program = program
    self.location = location
    self.wanted = wanted
    filter = wanted == nil ? query : ""
    let loaded = KeymapSource.load(path: location.keymap)
    keymap = loaded.keymap
    self.notices =
      program.configuration.warnings.map(\.text) + loaded.diagnostics.map(\.text) + notices
    // A prompt needs the terminal before the screen takes it.
    try await program.askForCredentials()
  }

  /// Runs the browser until it ends, and says with which status the program ends.
  func run() async throws(CommandFailure) -> ExitStatus {
    let sources = await program.directory.sources
    let firstPage = await program.directory.firstPage
    let result = await BlockingCall.run { () -> Result<BrowserLoop.Ending, CursesTerminalError> in
      cs_name_thread("roster-screen")
      do throws(CursesTerminalError) {
        return .success(try show(sources, firstPage))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(.quit): return .complete
    case .success(.interrupted): return .interrupted
    case .success(.terminated): return .terminated
    case .success(.hangup): return .hangup
    case .failure(let error): throw CommandFailure(.unavailable, "\(error.description)")
    }
  }

  private func show(
    _ sources: [SourceState], _ firstPage: (any UserListing)?
  ) throws(CursesTerminalError) -> BrowserLoop.Ending {
    let driver = try CursesDriver(
      CursesDriver.Options(environment: program.context.environment))
    defer { driver.close() }
    let mailbox = Mailbox<AppEvent>(waker: driver.waker)
    program.pauses.listen { mailbox.post(.sourcePaused($0.source, SourceState.Pause($0))) }
    program.notices.listen { mailbox.post(.noticed(Message($0.text, .warning))) }
    for notice in notices { mailbox.post(.noticed(Message(notice, .warning))) }
    for notice in driver.notices {
      mailbox.post(.noticed(Message(DisplayText(notice), .warning)))
    }
    let ui = program.configuration.ui
    let preferences = PreferencesFile(folder: program.context.stateDirectory)
    let kept = preferences.open()
    if let notice = kept.notice { mailbox.post(.noticed(Message(notice, .warning))) }
    if let trouble = kept.trouble { mailbox.post(.kept(unless: trouble)) }
    var state = AppState(
      sources: sources, filter: filter, wanted: wanted, toldLater: program.directory.toldLater,
      adminURLs: program.configuration.adminURLs, preferences: kept.preferences.set(by: ui),
      firstPage: filter.isEmpty && wanted == nil ? firstPage : nil)
    state.theme = ui.theme
    state.hasMouse = ui.mouse
    let files = ExportFiles(
      paths: PathResolver(home: program.context.home, directory: ""),
      maximumAge: program.settings.maximumAge, now: program.context.now)
    // What is being written when the browser ends is taken away again.
    defer { files.wait() }
    let loop = BrowserLoop(
      state: state, driver: driver, mailbox: mailbox,
      effects: EffectRunner(
        directory: program.directory, mailbox: mailbox,
        copier: TmuxBuffer.copier(program.context.environment),
        keeper: { mailbox.post(.kept(unless: await preferences.write($0))) },
        exporter: files.write, alarm: program.context.wait(until:)),
      keymap: keymap, loadKeymap: { KeymapSource.load(path: location.keymap) })
    return loop.run()
  }
}

/// The keymap file of the user, over the built-in one.
enum KeymapSource {
  /// Without a file the built-in keymap counts alone.
  static func load(path: String) -> LoadedKeymap {
    if FileAccess.isMissing(path) { return LoadedKeymap(keymap: .standard, diagnostics: []) }
    do throws(KeymapUnreadable) {
      return Keymap.load(try read(path), named: path, reading: read)
    } catch {
      let place = KeymapLocation(file: path, line: 1, column: 1)
      let diagnostic = KeymapDiagnostic(.error, at: place, error.reason)
      return LoadedKeymap(keymap: .standard, diagnostics: [diagnostic])
    }
  }

  static func read(_ path: String) throws(KeymapUnreadable) -> String {
    do throws(FileAccess.Failure) {
      return try FileAccess.read(path)
    } catch {
      throw KeymapUnreadable(reason: DisplayText(error.reason))
    }
  }
}
