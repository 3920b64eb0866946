import DirectoryModel
import HTTPTypes

/// How much of a service's limit is left, as the headers of one answer tell it.
struct RateLimitQuota: Hashable {
  /// Whether no request is left.
  let isUsedUp: Bool
  /// In how many seconds it is renewed; nil where that is not told.
  let seconds: Int?

  /// What all headers of an answer say, whatever they are called.
  static func all(in headers: HTTPFields, clock: ServiceClock) -> [RateLimitQuota] {
    pairs.compactMap { pair in
      let remaining = headers[named: pair.remaining]
      let reset = headers[named: pair.reset]
      guard remaining != nil || reset != nil else { return nil }
      return RateLimitQuota(remaining: remaining, reset: reset, clock: clock)
    } + fields(in: headers, clock: clock)
  }

  /// The headers that come in pairs, each with where it is told of.
  ///
  /// Services don't keep to one unit under any of these names: ``ServiceClock`` tells them apart.
  private static let pairs: [(remaining: String, reset: String)] = [
    // Seconds at Document360, else often of the epoch:
    // https://apidocs.document360.com/docs/rate-limiting
    ("X-RateLimit-Remaining", "X-RateLimit-Reset"),
    // Seconds with a fraction: https://discord.com/developers/docs/topics/rate-limits
    ("X-RateLimit-Remaining", "X-RateLimit-Reset-After"),
    // Seconds of the epoch: https://developer.okta.com/docs/reference/rl-best-practices/
    ("X-Rate-Limit-Remaining", "X-Rate-Limit-Reset"),
    // Seconds: https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-06;
    // of the epoch: https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/
    ("RateLimit-Remaining", "RateLimit-Reset"),
  ]

  private init(remaining: String?, reset: String?, clock: ServiceClock) {
    isUsedUp = remaining.flatMap { Double($0) }.map { $0 <= 0 } ?? false
    seconds = reset.flatMap { clock.seconds(until: $0) }
  }

  /// What the one field says that later drafts have for all.
  ///
  /// From the eighth on it names policies, whose windows another field tells:
  /// `RateLimit: "day";r=0;t=30` with `RateLimit-Policy: "day";q=100;w=60`
  /// (https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10). The seventh
  /// has one policy and no name: `limit=100, remaining=0, reset=30`
  /// (https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-07).
  private static func fields(in headers: HTTPFields, clock: ServiceClock) -> [RateLimitQuota] {
    guard let text = headers[named: "RateLimit"] else { return [] }
    let items = StructuredItem.list(text)
    let pairs = Dictionary(
      items.compactMap { item in item.value.map { (item.name, $0) } }, uniquingKeysWith: { $1 })
    if !pairs.isEmpty {
      return [RateLimitQuota(remaining: pairs["remaining"], reset: pairs["reset"], clock: clock)]
    }
    let windows = Dictionary(
      StructuredItem.list(headers[named: "RateLimit-Policy"] ?? "").map {
        ($0.name, $0.parameters["w"])
      }, uniquingKeysWith: { $1 })
    return items.map { item in
      RateLimitQuota(
        remaining: item.parameters["r"],
        // No later than after a whole window there is some again.
        reset: item.parameters["t"] ?? windows[item.name] ?? nil, clock: clock)
    }
  }
}

/// One member of a structured header (RFC 9651 section 3), as far as rate limits need it.
private struct StructuredItem {
  /// Its key or its value, without quotation marks.
  let name: String
  /// The value after `=`, where it is the member of a dictionary.
  let value: String?
  let parameters: [String: String]

  static func list(_ text: String) -> [StructuredItem] {
    pieces(text[...], ",").map { member in
      let parts = pieces(member, ";")
      let (name, value) = pair(parts.first ?? "")
      let parameters = parts.dropFirst().map { pair($0) }
      return StructuredItem(
        name: name, value: value,
        parameters: Dictionary(
          parameters.compactMap { part in part.value.map { (part.name, $0) } },
          uniquingKeysWith: { $1 }))
    }
  }

  /// The text between separators that stand outside of quotation marks.
  private static func pieces(_ text: Substring, _ separator: Character) -> [Substring] {
    var pieces: [Substring] = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == separator, !isQuoted {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces
  }

  private static func pair(_ text: Substring) -> (name: String, value: String?) {
    let parts = pieces(text, "=").map { part in
      String(part.filter { $0 != "\"" && !$0.isWhitespace })
    }
    return (parts[0].lowercased(), parts.count > 1 ? parts[1] : nil)
  }
}
