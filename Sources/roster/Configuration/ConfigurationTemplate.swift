import DirectoryModel
import Host
import Providers

/// The commented file that `roster config init` writes.
enum ConfigurationTemplate {
  /// Why the file was not written; exit code 78.
  struct Refusal: Error, Hashable, Sendable {
    /// What is wrong and what to do about it.
    let message: DisplayText
  }

  /// Writes the template, for the owner alone (0600), into a folder made for the owner alone
  /// (0700) if there is none; blocks.
  ///
  /// - Throws: if there is a file already, which is never touched, or it cannot be written.
  static func writeTemplate(to path: String) throws(Refusal) { try write(text, to: path) }

  /// Writes a file for the owner alone, in a folder made for the owner alone if there is none.
  ///
  /// A reader sees the old text or the new one, never a part.
  /// - Throws: if there is a file that may not be replaced, or it cannot be written.
  static func write(
    _ text: String, to path: String, replacing: Bool = false
  ) throws(Refusal) {
    let draft = try draft(for: path)
    do throws(FileDraft.Failure) {
      try draft.write(text)
      try draft.keep(replacing: replacing)
    } catch .exists {
      throw Refusal(message: "\(path) is there already; it was left as it is")
    } catch {
      throw Refusal(message: "\(path) cannot be written: \(error.reason)")
    }
  }

  /// Begins to write a file, in a folder made for the owner alone if there is none; of what is not
  /// kept nothing is left.
  static func draft(for path: String) throws(Refusal) -> FileDraft {
    do throws(MissingFolders.Failure) {
      try MissingFolders.make(above: path)
    } catch {
      throw Refusal(
        message: "the folder \(error.folder) cannot be made: \(error.error.words)")
    }
    do throws(FileDraft.Failure) {
      return try FileDraft(for: path)
    } catch {
      throw Refusal(message: "\(path) cannot be written: \(error.reason)")
    }
  }
}

extension ConfigurationTemplate {
  /// The file: explanations begin with `# `, settings to switch on with `#` alone.
  static let text =
    ([head] + ProviderRegistry.all.compactMap { section(of: $0) } + [tail]).joined(separator: "\n")

  /// What is to be known of the sources of one kind, and an example; nil where there is none.
  private static func section(of provider: ProviderDescriptor) -> String? {
    guard let sample = provider.sample else { return nil }
    let title = "# ---- \(sample.title) "
    let width = provider.options.map(\.name.count).max() ?? 0
    let help = provider.options.map { option in
      let name = option.name + String(repeating: " ", count: width - option.name.count)
      return "# \(name)  \(option.summary)"
    }
    let lines = "[[source]]\n\(sample.lines)".split(separator: "\n").map { "#\($0)" }
    let head = [title + String(repeating: "-", count: 95 - title.count)]
    let note = sample.note.isEmpty ? [] : ["# \(sample.note)"]
    return (head + note + help + [""] + lines).joined(separator: "\n") + "\n"
  }

  private static let head = #"""
    # The configuration of roster, which reads users and never changes anything.
    # `roster config check` says what is wrong in this file and where.
    #
    # To add a system, take its example below, remove the # before each line of it that you need,
    # and put in your own values.

    # ---- Keys that every source has -------------------------------------------------------------
    #
    # name        shown everywhere and used in `source:` queries; a-z, 0-9, dot, underscore, hyphen
    # tag         one character for the columns that have one cell a system; made from the name
    #             if you leave it out
    # provider    the kind of system
    # url         the address of its API; https, or http on this machine
    # credential  where the key is, never the key itself; one of
    #               { env = "NAME" }                       an environment variable
    #               { file = "~/.secrets/name" }           a file that only you can read (chmod 600)
    #               { command = ["pass", "show", "name"] } the first line that a program prints
    #               { prompt = true }                      asked for on the terminal
    #             Give it as few rights as reading users needs.
    #
    # Keys that any source may have:
    #
    # admin_url   a page about one user, {id} being the user's id; the browser copies it
    # privileged_roles         the roles that make a user privileged, in place of the usual ones
    # ca_file     a PEM file of the authorities to trust, in place of the system's
    # proxy       the address of an HTTP proxy, http://HOST:PORT or http://USER:PASSWORD@HOST:PORT
    #             with %XX for what these may not hold; then let only yourself read this file
    # timeout     seconds to the first byte of an answer and between bytes, 1 to 600; 30 if left out
    # max_requests_per_minute  0 for no limit; what the system documents if left out
    # page_size   users a request; the most that the system documents if left out
    # enabled     false to leave the source out for a while

    """#

  private static let tail = #"""
    # ---- The store ------------------------------------------------------------------------------
    # path          where users are kept, or a file made by `roster store publish`
    # max_age       the age at which users are asked for again: a number with s, m, h or d
    # history_days  for how many days changes are kept

    #[store]
    #path = "~/.local/state/roster/roster.sqlite"
    #max_age = "15m"
    #history_days = 400

    # ---- The browser ----------------------------------------------------------------------------
    # theme    "auto", "high-contrast" or "mono"
    # columns  the columns of the list, by the names that `roster list --columns` takes
    # layout   "auto" (by the width), "beside", "stacked" or "list"
    # mouse    true to let the browser have the mouse
    # time     "absolute" or "relative"

    #[ui]
    #theme = "auto"
    #columns = ["name", "email", "status", "mfa", "seen"]
    #layout = "auto"
    #mouse = false
    #time = "absolute"

    """#
}
