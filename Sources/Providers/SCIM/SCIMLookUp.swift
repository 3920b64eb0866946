import DirectoryModel
import HTTPTransport

extension SCIMProvider {
  /// The users whose user name or, where it may be one, e-mail address is the reference.
  ///
  /// Each attribute is asked for by itself, since servers exist that take `userName eq` and nothing
  /// else (https://developer.informedk12.com/reference/get_users). Only those users are found who
  /// have the name indeed: a server that disregards the filter answers with anybody.
  func lookUp(_ reference: String) async throws(ProviderError) -> UserLookUp? {
    guard !reference.isEmpty else { return nil }
    let configuration = try await pager.serviceConfiguration().configuration
    guard configuration.canFilter else { return nil }
    var found: [User] = []
    var asked: [String] = []
    let attributes = ["userName"] + (EmailAddress.isPossible(reference) ? ["emails.value"] : [])
    for attribute in attributes {
      guard let users = try await users(where: attribute, is: reference, configuration) else {
        continue
      }
      asked.append(attribute)
      found += users.filter { user in !found.contains { $0.id == user.id } }
    }
    guard !asked.isEmpty else { return nil }
    return UserLookUp(
      users: found, asked: "users whose \(asked.joined(separator: " or ")) is \(reference)")
  }

  /// The users whose attribute has a value; nil where the server can't tell.
  private func users(
    where attribute: String, is value: String, _ configuration: SCIMServiceConfiguration
  ) async throws(ProviderError) -> [User]? {
    let request = Self.list.request(query: [
      ("filter", Self.filter(attribute, is: value)), pager.count(configuration),
    ])
    let answer: SCIMListResponse
    do throws(ProviderError) {
      answer = try await pager.response(to: request)
    } catch {
      // Some servers answer that nothing is found as if the list were not there.
      if error.code == .misconfigured { return [] }
      if error.isRefusal { return nil }
      throw error
    }
    if !answer.hasResources, answer.total == 0 { return [] }
    let users = decoder.users(try answer.resources(), place: "answer")
    let named = users.filter { $0.isNamed(value, alsoBy: $0.mailAddresses) }
    return named.isEmpty && !users.isEmpty ? nil : named
  }

  /// An expression that compares an attribute (RFC 7644 section 3.4.2.2, figure 1: the value is a
  /// JSON string).
  static func filter(_ attribute: String, is value: String) -> String {
    "\(attribute) eq \(JSON.string(value).text())"
  }
}

extension User {
  /// All addresses of a SCIM user; the e-mail address is only one of them.
  fileprivate var mailAddresses: [String] {
    guard case .array(let values)? = attributes.first(where: { $0.name == "emails" })?.value else {
      return []
    }
    return values.compactMap { $0["value"]?.nonEmptyString }
  }
}
