/// A key of a `[[source]]` that one provider declares: what it means is known in its folder alone.
package struct SourceOption: Hashable, Sendable {
  /// What may stand as the value.
  package enum Form: Hashable, Sendable {
    /// A text of one line.
    case line
    /// One of some words.
    case choice([String])
    /// The path of a file; `~` and relative paths go out from where the configuration's do.
    case path
    /// True or false.
    case flag
    /// Texts, none of them empty.
    case list
  }

  /// Whether the key has to stand there.
  package enum Need: Hashable, Sendable {
    case optional
    case required
    /// Required where another option has this value.
    case requiredWhere(String, is: String)
  }

  /// What a configuration says for an option.
  package enum Value: Hashable, Sendable {
    case text(String)
    case flag(Bool)
    case list([String])
  }

  /// The key, such as `client_id`.
  package let name: String
  package let form: Form
  package let need: Need
  /// What counts where the key is left out; nil where nothing does.
  package let standard: Value?
  /// What the value is, to follow the key: `the client whose users are listed`.
  package let help: String

  package init(
    _ name: String, _ form: Form = .line, _ need: Need = .optional, standard: Value? = nil,
    help: String
  ) {
    self.name = name
    self.form = form
    self.need = need
    self.standard = standard
    self.help = help
  }

  /// All that is to be known of the option, on one line without its name.
  package var summary: String {
    var text = help
    if case .choice(let words) = form {
      text = words.map { "\"\($0)\"" }.joined(separator: " or ") + ", \(help)"
    }
    switch need {
    case .optional: break
    case .required: text += "; required"
    case .requiredWhere(let key, let value): text += "; required where \(key) is \"\(value)\""
    }
    if case .text(let word) = standard { text += "; \"\(word)\" if left out" }
    return text
  }
}

extension SourceOption.Value: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = .text(text) }
}

extension SourceConfiguration {
  /// What the source says for a line, a choice or a path; nil where it says nothing and nothing
  /// counts in its place.
  package func text(_ option: SourceOption) -> String? {
    guard case .text(let text) = value(of: option) else { return nil }
    return text
  }

  /// What the source says for a flag; false where it says nothing.
  package func flag(_ option: SourceOption) -> Bool { value(of: option) == .flag(true) }

  /// What the source says for a list; empty where it says nothing.
  package func list(_ option: SourceOption) -> [String] {
    guard case .list(let texts) = value(of: option) else { return [] }
    return texts
  }

  private func value(of option: SourceOption) -> SourceOption.Value? {
    options[option.name] ?? option.standard
  }
}
