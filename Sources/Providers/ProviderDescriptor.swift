package import DirectoryModel

/// All that the program needs to know of a kind of source: one line in ``ProviderRegistry``.
package struct ProviderDescriptor: Sendable {
  /// The name in the configuration, `tines`.
  package let name: String
  /// The keys of a `[[source]]` that only this provider knows; those of every source, and those of
  /// every source that is reached over HTTP, are not among them.
  package let options: [SourceOption]
  /// What a new configuration shows of it; nil for nothing.
  package let sample: SourceSample?
  package let reach: Reach

  /// How a provider comes to its users.
  package enum Reach: Sendable {
    /// By requests to the source's `url`, with its `credential`.
    case http(HTTPService)
    /// By itself, such as from a file: the source has neither, nor any key about requests.
    case local(@Sendable (LocalContext) -> any UserProvider)
  }

  init(
    name: String, options: [SourceOption] = [], sample: SourceSample? = nil, reach: Reach
  ) {
    self.name = name
    self.options = options
    self.sample = sample
    self.reach = reach
  }

  /// What is asked over HTTP; nil where nothing is.
  package var service: HTTPService? {
    guard case .http(let service) = reach else { return nil }
    return service
  }
}

/// What a provider is made with that asks nobody over HTTP.
package struct LocalContext: Sendable {
  package let configuration: SourceConfiguration
  /// Tells what is to be said beside one user; what is said beside a list stands on the page.
  package let notify: @Sendable (DisplayText) -> Void
  /// The clock that users are marked with.
  package let now: @Sendable () -> Timestamp

  package init(
    configuration: SourceConfiguration, notify: @escaping @Sendable (DisplayText) -> Void,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.configuration = configuration
    self.notify = notify
    self.now = now
  }
}

/// An example of a `[[source]]` for a configuration that begins.
package struct SourceSample: Hashable, Sendable {
  /// What the kind of source is called by people.
  package let title: String
  /// What has to be known of the keys that every source has; empty where nothing has.
  package let note: String
  /// The lines after `[[source]]`.
  package let lines: String

  init(_ title: String, note: String = "", lines: String) {
    self.title = title
    self.note = note
    self.lines = lines
  }
}
