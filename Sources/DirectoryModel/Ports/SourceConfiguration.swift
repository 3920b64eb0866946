/// What the configuration says of one source, without its credential.
///
/// Values are checked where they are read: a configuration that exists is one that can be used.
package struct SourceConfiguration: Hashable, Sendable {
  package var source: Source
  /// The address of the service without a trailing slash, as the provider's documentation gives it;
  /// empty where the provider asks nobody over HTTP.
  package var baseURL: String
  /// The values of the keys that only its provider knows (``SourceOption``), by their names.
  package var options: [String: SourceOption.Value]
  /// A page about one user at the vendor; `{id}` stands for the user's id.
  package var adminURL: String?
  /// Role names and permission codes that make a user privileged; nil leaves it to the provider.
  package var privilegedRoles: [String]?
  /// A PEM file with the authorities to trust in place of the system's.
  package var caFile: String?
  /// The proxy to go through, as a URL.
  package var proxy: String?
  /// Seconds to the first byte and between bytes, a try.
  package var timeout: Int
  /// The budget of requests a minute; 0 means none, nil the provider's documented limit.
  package var maxRequestsPerMinute: Int?
  /// Users a page; nil asks for the largest page that the provider documents.
  package var pageSize: Int?
  package var isEnabled: Bool

  package init(
    source: Source, baseURL: String, options: [String: SourceOption.Value] = [:],
    adminURL: String? = nil, privilegedRoles: [String]? = nil, caFile: String? = nil,
    proxy: String? = nil, timeout: Int = 30, maxRequestsPerMinute: Int? = nil,
    pageSize: Int? = nil, isEnabled: Bool = true
  ) {
    self.source = source
    self.baseURL = baseURL
    self.options = options
    self.adminURL = adminURL
    self.privilegedRoles = privilegedRoles
    self.caFile = caFile
    self.proxy = proxy
    self.timeout = timeout
    self.maxRequestsPerMinute = maxRequestsPerMinute
    self.pageSize = pageSize
    self.isEnabled = isEnabled
  }

  /// Where the users are: the same words, the same users.
  package var place: String {
    guard baseURL.isEmpty else { return "\(source.provider) \(baseURL)" }
    let values = options.sorted { $0.key < $1.key }.map { name, value in
      switch value {
      case .text(let text): "\(name)=\(text)"
      case .flag(let flag): "\(name)=\(flag)"
      case .list(let texts): "\(name)=\(texts.joined(separator: " "))"
      }
    }
    return ([source.provider] + values).joined(separator: " ")
  }
}
