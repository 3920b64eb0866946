package import DirectoryModel
package import HTTPTransport

/// What a provider's documentation shows of its API, as data.
///
/// The contract that every provider keeps is tested against these, so that a line in
/// ``ProviderRegistry`` is all that a new provider needs to be tested too. The JSON is the vendor's,
/// as the documentation prints it; nothing in it was written by roster's own code. A provider with
/// several versions of an API has an example for each.
package struct ProviderExample: Sendable {
  /// The credential that the examples are asked with.
  package static let credential = "k3y-of/the+example="

  /// The source as a configuration would describe it, with every key that the provider requires.
  package let configuration: SourceConfiguration
  /// The header that carries ``credential``, name and value.
  package let authentication: (name: String, value: String)
  /// The id of the user in ``listed`` and ``answered``.
  package let id: String
  /// The documented user as the list shows it.
  package let listed: String
  /// The documented user as a get shows it, without an envelope.
  package let answered: String
  /// The body of a page.
  package let page: @Sendable (Page) -> String
  /// What the request for a page has in its query to tell it from the others, percent-encoded, such
  /// as `page=2`; nil where the first page is what comes without being asked for.
  package let query: @Sendable (Page) -> String?
  /// Whether the list has no other end than an empty page.
  package let endsWithEmptyPage: Bool
  /// The body that answers a get, around a record.
  package let envelope: @Sendable (String) -> String
  /// The bodies of the lists that tell more about users, by path and query.
  package let supplements: [String: String]
  /// The bodies of pages that may be asked for before the service has said how it pages, by path and
  /// query, and are not taken.
  package let untaken: [String: String]
  /// The answer to a get for an id that nobody has.
  package let unknownUser: HTTPAnswer
  /// The answer to a wrong credential.
  package let wrongCredential: HTTPAnswer

  /// A page of an example's list.
  package struct Page: Sendable {
    /// The page's number, from 1.
    package let number: Int
    /// How many records the pages before it have.
    package let offset: Int
    /// The records as JSON.
    package let records: [String]
    /// Whether no page follows.
    package let isLast: Bool
    /// How many records there are in all.
    package let total: Int

    package init(number: Int, offset: Int, records: [String], isLast: Bool, total: Int) {
      self.number = number
      self.offset = offset
      self.records = records
      self.isLast = isLast
      self.total = total
    }

    /// The records as the elements of a JSON array.
    package var elements: String { records.joined(separator: ",") }
  }

  /// Without `answered` a get shows the user as the list does, and without `envelope` it answers
  /// with the bare record.
  init(
    configuration: SourceConfiguration, authentication: (name: String, value: String), id: String,
    listed: String, answered: String? = nil, page: @escaping @Sendable (Page) -> String,
    query: @escaping @Sendable (Page) -> String?, endsWithEmptyPage: Bool = false,
    envelope: (@Sendable (String) -> String)? = nil, supplements: [String: String] = [:],
    untaken: [String: String] = [:],
    unknownUser: HTTPAnswer, wrongCredential: HTTPAnswer
  ) {
    self.configuration = configuration
    self.authentication = authentication
    self.id = id
    self.listed = listed
    self.answered = answered ?? listed
    self.page = page
    self.query = query
    self.endsWithEmptyPage = endsWithEmptyPage
    self.envelope = envelope ?? { $0 }
    self.supplements = supplements
    self.untaken = untaken
    self.unknownUser = unknownUser
    self.wrongCredential = wrongCredential
  }
}
