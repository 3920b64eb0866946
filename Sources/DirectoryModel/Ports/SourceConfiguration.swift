/// What the configuration says of one source, without its credential.
///
/// Values are checked where they are read: a configuration that exists is one that can be used.
package struct SourceConfiguration: Hashable, Sendable {
  /// How the credential is sent, where the provider leaves a choice.
  package enum Authentication: String, CaseIterable, Hashable, Sendable {
    case bearer, basic
  }

  package var source: Source
  /// The address of the service without a trailing slash, as the provider's documentation gives it.
  package var baseURL: String
  /// ScalePad: the client whose users are listed.
  package var clientID: String?
  /// Document360: `v2` or `v3`.
  package var apiVersion: String?
  /// Document360 v3: the project whose users are listed.
  package var projectID: String?
  package var authentication: Authentication
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
    source: Source, baseURL: String, clientID: String? = nil, apiVersion: String? = nil,
    projectID: String? = nil, authentication: Authentication = .bearer, adminURL: String? = nil,
    privilegedRoles: [String]? = nil, caFile: String? = nil, proxy: String? = nil,
    timeout: Int = 30, maxRequestsPerMinute: Int? = nil, pageSize: Int? = nil,
    isEnabled: Bool = true
  ) {
    self.source = source
    self.baseURL = baseURL
    self.clientID = clientID
    self.apiVersion = apiVersion
    self.projectID = projectID
    self.authentication = authentication
    self.adminURL = adminURL
    self.privilegedRoles = privilegedRoles
    self.caFile = caFile
    self.proxy = proxy
    self.timeout = timeout
    self.maxRequestsPerMinute = maxRequestsPerMinute
    self.pageSize = pageSize
    self.isEnabled = isEnabled
  }
}
