import BrowserUI
import CursesTerminal
import DirectoryIndex
import DirectoryModel
import DirectoryStore
import DirectoryText
import Glibc
import HTTPTransport
import Host
import Providers

/// Examines what the program needs, a finding at a time.
struct Doctor {
  /// One line of the examination.
  struct Finding: Hashable {
    enum Verdict: String { case ok, warn, fail }

    let verdict: Verdict
    let subject: DisplayText
    /// What is so and, unless it is fine, what to do.
    let words: DisplayText

    /// `ok    tines: credential    read`, in columns.
    var text: DisplayText {
      "\(DisplayText(verdict.rawValue).padded(to: 4))  \(subject.padded(to: 24))  \(words)"
    }
  }

  private let options: GlobalOptions
  private let context: CommandContext
  private let report: (Finding) -> Void
  /// What the first failure comes to; nil if there was none.
  private(set) var status: ExitStatus?

  init(
    options: GlobalOptions, context: CommandContext, report: @escaping (Finding) -> Void
  ) {
    self.options = options
    self.context = context
    self.report = report
  }

  mutating func examine() async {
    examineKeymap()
    examineTerminal()
    if let configuration = examineConfiguration() {
      for entry in configuration.sources { await examine(entry, of: configuration) }
      examineStore(configuration.store)
    }
  }

  private mutating func say(
    _ verdict: Finding.Verdict, _ subject: DisplayText, _ words: DisplayText,
    status: ExitStatus = .unavailable
  ) {
    if verdict == .fail, self.status == nil { self.status = status }
    report(Finding(verdict: verdict, subject: subject, words: words))
  }

  private mutating func warnOrOK(_ isOK: Bool, _ subject: DisplayText, _ words: DisplayText) {
    say(isOK ? .ok : .warn, subject, words)
  }

  private mutating func examineConfiguration() -> Configuration? {
    let subject: DisplayText = "configuration"
    do throws(CommandFailure) {
      let path = try ConfigurationFile.location(options, in: context).configuration
      let configuration = try ConfigurationFile.load(options, in: context)
      for warning in configuration.warnings { say(.warn, subject, warning.text) }
      if let warning = ConfigurationFile.exposure(of: configuration, at: path) {
        say(.warn, subject, warning)
      }
      let count = configuration.sources.count
      let copy = context.storePath(configuration.store)
      if count == 0, SQLiteStore.isPublished(path: copy) {
        say(.ok, subject, "\(path): no source, and none needed: \(copy) is a published copy")
      } else if count == 0 {
        say(
          .fail, subject, "no source in \(path); `roster config init` begins one",
          status: .configuration)
      } else {
        say(.ok, subject, "\(path): \(count) \(count == 1 ? "source" : "sources")")
      }
      return configuration
    } catch {
      for line in error.lines { say(.fail, subject, line, status: error.status) }
      return nil
    }
  }

  private mutating func examineKeymap() {
    guard let location = try? ConfigurationFile.location(options, in: context) else { return }
    let loaded = KeymapSource.load(path: location.keymap)
    for diagnostic in loaded.diagnostics { say(.warn, "keymap", diagnostic.text) }
    if loaded.diagnostics.isEmpty {
      let isOwn = !FileAccess.isMissing(location.keymap)
      say(.ok, "keymap", isOwn ? "\(location.keymap)" : "the built-in keys")
    }
  }

  private mutating func examineTerminal() {
    let environment = context.environment
    let term = environment["TERM"] ?? ""
    if context.isInteractive {
      do throws(CursesTerminalError) {
        let notice = try CursesDriver.examine(CursesDriver.Options(environment: environment))
        warnOrOK(notice == nil, "terminal", notice.map { DisplayText($0) } ?? "TERM=\(term) opens")
      } catch {
        say(.warn, "terminal", DisplayText(error.description))
      }
    } else {
      say(.warn, "terminal", "no terminal here: commands work, the browser does not")
    }
    let locale = LocaleChoice(environment: environment)
    let substitute = locale.missing.map { "\($0) is not installed; \(locale.name) is used" }
    warnOrOK(
      locale.isUTF8 && substitute == nil, "locale",
      DisplayText(locale.notice ?? substitute ?? "UTF-8 (\(locale.name))"))
    let isTmux = !(environment["TMUX"] ?? "").isEmpty
    say(.ok, "clipboard", isTmux ? "by tmux's buffer" : "by OSC 52, where the terminal takes it")
  }

  /// One source: its credential, then one small request.
  private mutating func examine(_ entry: SourceEntry, of configuration: Configuration) async {
    let name = entry.configuration.source.name
    guard entry.configuration.isEnabled else {
      say(.warn, "\(name)", "not enabled: it is never asked")
      return
    }
    let isLocal = entry.credential == nil
    if !isLocal { examineBudget(entry.configuration) }
    let program: Program
    do throws(CommandFailure) {
      program = try Program(
        configuration, only: [name], store: try .inMemory(in: context),
        log: try options.openLog(in: context), in: context)
    } catch {
      for line in error.lines { say(.fail, "\(name)", line, status: error.status) }
      return
    }
    if !isLocal { examineProxy(entry.configuration) }
    do throws(CredentialError) {
      if !isLocal {
        _ = try await program.credentials.credential(for: name)
        say(.ok, "\(name): credential", "read; roster never writes with it")
      }
    } catch {
      say(.fail, "\(name): credential", error.message, status: .configuration)
      return
    }
    guard let provider = program.providers.first else { return }
    do throws(ProviderError) {
      try await provider.check()
      let isSecure = entry.configuration.baseURL.hasPrefix("https://")
      say(.ok, "\(name): source", isSecure ? "answers, over TLS" : "answers")
      if !isLocal { examineClock(program, name) }
    } catch {
      say(.fail, "\(name): source", error.message, status: ExitStatus(error))
    }
  }

  private mutating func examineStore(_ settings: StoreSettings) {
    let path = context.storePath(settings)
    guard !FileAccess.isMissing(path) else {
      return say(.ok, "store", "\(path) is not there yet; `roster sync` fills it")
    }
    do throws(StoreError) {
      let store = try SQLiteStore.open(
        path: path, at: context.now(), indexer: IndexChunk.reindexed)
      for notice in store.notices { say(.warn, "store", notice) }
      if let network = store.network {
        say(
          .warn, "store",
          """
          \(path) is on \(network.name), where one process at a time can write: name a local file with \
          `path` in [store], such as /var/tmp/roster-\(context.environment["USER"] ?? "me").sqlite
          """)
      }
      let count = try store.summary().sources.reduce(0) { $0 + $1.count }
      say(.ok, "store", "\(path): \(count) users")
    } catch {
      say(.fail, "store", error.message, status: CommandFailure(error).status)
    }
  }

  private mutating func examineBudget(_ configuration: SourceConfiguration) {
    let documented = ProviderRegistry.descriptor(named: configuration.source.provider)?
      .service?.requestsPerMinute
    let subject: DisplayText = "\(configuration.source.name): rate budget"
    switch (configuration.maxRequestsPerMinute, documented) {
    case (0?, _), (nil, nil): say(.ok, subject, "none")
    case (let own?, let limit?) where own > limit:
      say(.warn, subject, "\(own) requests a minute; the documented limit is \(limit)")
    case (let own?, _): say(.ok, subject, "\(own) requests a minute")
    case (nil, let limit?): say(.ok, subject, "\(limit) requests a minute, as documented")
    }
  }

  /// Through whom a source is asked, which the environment may say without anybody thinking of it.
  private mutating func examineProxy(_ configuration: SourceConfiguration) {
    let settings = ProxySettings(environment: context.environment)
    guard let route = try? ProxyRoute(configuration, settings) else { return }
    say(.ok, "\(configuration.source.name): proxy", route.words)
  }

  /// Compares the clock with the one that the source's answer was dated by.
  private mutating func examineClock(_ program: Program, _ name: String) {
    guard let theirs = program.clocks.time(of: name) else {
      say(.ok, "\(name): clock", "the source does not tell its time")
      return
    }
    let difference = context.now().seconds - theirs.seconds
    if abs(difference) <= 60 {
      say(.ok, "\(name): clock", "agrees with the source's")
    } else {
      let direction = difference > 0 ? "ahead of" : "behind"
      say(
        .warn, "\(name): clock",
        "\(abs(difference)) s \(direction) the source's: ages will look wrong; set the clock")
    }
  }
}
