import DirectoryModel
import HTTPTransport

/// What a server says that it can do (RFC 7643 section 5, with RFC 9865 section 4).
///
/// What it does not say is not assumed: without an announcement there is index paging, which every
/// server has, and no search.
struct SCIMServiceConfiguration: Hashable, Sendable {
  /// RFC 7644 section 4.
  static let endpoint = Endpoint("/ServiceProviderConfig")
  /// Users a page where neither roster's configuration nor the server names a number.
  static let standardPageSize = 100
  /// The most that is asked for unless roster's configuration says more: a server that announces a
  /// million need not be taken at its word.
  static let largestPageSize = 500

  private(set) var canFilter = false
  private(set) var hasCursors = false
  /// The most users that an answer may hold; a larger `count` may be refused as `invalidCount`
  /// (RFC 9865 section 2.1).
  private(set) var maximumPageSize: Int?

  private static let schema = SCIMSchema([
    .init("filter", .complex(SCIMSchema([.init("supported"), .init("maxResults")]))),
    .init("pagination", .complex(SCIMSchema([.init("cursor"), .init("maxPageSize")]))),
  ])

  /// A server that announces nothing.
  init() {}

  init(reading json: JSON) {
    let json = Self.schema.canonical(json)
    canFilter = json["filter"]?["supported"] == true
    hasCursors = json["pagination"]?["cursor"] == true
    let limits = [json["filter"]?["maxResults"], json["pagination"]?["maxPageSize"]]
    maximumPageSize = limits.compactMap { $0?.positiveInteger }.min()
  }

  /// The `count` to ask for.
  func pageSize(configured: Int?) -> Int {
    if let configured { return min(configured, maximumPageSize ?? configured) }
    return min(maximumPageSize ?? Self.standardPageSize, Self.largestPageSize)
  }

  /// Whether the pages of a list are those of another configuration; by index the length of a page
  /// does not count.
  func pages(like other: Self, configured: Int?) -> Bool {
    hasCursors == other.hasCursors
      && (!hasCursors || pageSize(configured: configured) == other.pageSize(configured: configured))
  }

  /// What there is to know of a server, or why nobody answered.
  typealias Asked = Supplement<Result<Self, ProviderError>>

  /// Asks a server. One that does not want to answer is taken to have no more than it must, and a
  /// notice says so; where nobody answers, the next request would only wait for the same.
  static func reading(_ context: ProviderContext) async -> Asked.Reading {
    do throws(ProviderError) {
      let envelope = try await context.client.envelope(of: endpoint.request())
      return Asked.Reading(value: .success(Self(reading: JSON(envelope: envelope.members))))
    } catch {
      switch error.code {
      case .timeout, .offline, .tls, .cancelled, .credential:
        return Asked.Reading(value: .failure(error))
      default:
        let notice: DisplayText = """
          ServiceProviderConfig can't be read (\(error.shortReason)): users \
          are read by index and can't be searched at the source
          """
        return Asked.Reading(value: .success(Self()), notices: [notice])
      }
    }
  }
}

extension JSON {
  /// The members of an envelope that can be read.
  init(envelope members: [String: ArraySlice<UInt8>]) {
    self = .object(
      members.compactMap { name, bytes in
        (try? JSON(mending: bytes)).map { JSON.Member(name, $0) }
      })
  }

  fileprivate var positiveInteger: Int? {
    guard case .number(let text) = self, let number = Int(text), number > 0 else { return nil }
    return number
  }
}
