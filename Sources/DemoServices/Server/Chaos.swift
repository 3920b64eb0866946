/// What befalls the first requests to each service: so the program can be seen to get on with
/// services that stall, fail and recover.
///
/// It follows from the seed, the service and the number of the request, never from the time: the
/// same seed gives the same troubles again.
struct Chaos: Sendable {
  /// From this request on, counted from 0, a service is well.
  static let length = 120
  /// The longest stretch of requests for which a service is wholly down.
  static let longestOutage = 12

  private let seed: UInt64

  /// The troubles of a seed.
  init(seed: UInt64) {
    self.seed = seed
  }

  /// What befalls a request, counted from 0, to a service; nil if nothing does.
  func fault(at service: String, request number: Int) -> DemoFault? {
    guard number < Self.length else { return nil }
    if let outage = outage(of: service, request: number) { return outage }
    var bits = SplitMix64(SplitMix64.mix(stream(of: service) &+ UInt64(number)))
    switch bits.below(100) {
    case 0..<12:
      return DemoFault(service: service, delay: .milliseconds(300 + bits.below(2_700)))
    case 12..<18: return Self.refusal(by: service, seconds: 1 + bits.below(2))
    case 18..<22: return Self.failure(of: service, status: bits.pick([502, 503]))
    // After this one no program asks again by itself: it must not end every reading.
    case 22 where bits.chance(30): return Self.failure(of: service, status: 500)
    case 23..<28: return DemoFault(service: service, isCut: true)
    case 28..<36: return DemoFault(service: service, malformedRecord: bits.below(1_000))
    default: return nil
    }
  }

  /// Within one stretch nothing is answered: all is refused, or all connections break.
  private func outage(of service: String, request number: Int) -> DemoFault? {
    var bits = SplitMix64(stream(of: service))
    let start = 2 + bits.below(40)
    let end = start + 4 + bits.below(Self.longestOutage - 3)
    let breaks = bits.chance(50)
    guard (start..<end).contains(number) else { return nil }
    return breaks
      ? DemoFault(service: service, isCut: true) : Self.failure(of: service, status: 503)
  }

  /// Where a service's numbers start.
  private func stream(of service: String) -> UInt64 {
    service.utf8.reduce(seed) { SplitMix64.mix($0 ^ UInt64($1)) }
  }

  /// "Too many requests", in Document360's way with the seconds to the next try
  /// (https://apidocs.document360.com/docs/rate-limiting), else as in RFC 6585 section 4.
  private static func refusal(by service: String, seconds: Int) -> DemoFault {
    let headers =
      service == "document360"
      ? [
        "X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": String(seconds),
      ] : ["Retry-After": String(seconds)]
    return DemoFault(service: service, status: 429, body: "Too Many Requests", headers: headers)
  }

  /// What a proxy in front of the service says when that fails.
  private static func failure(of service: String, status: Int) -> DemoFault {
    DemoFault(
      service: service, status: status,
      body: "<html><body><h1>\(status)</h1></body></html>", headers: ["Content-Type": "text/html"])
  }
}

extension JSON {
  /// The same answer with one record of its list, the last one again following by the first,
  /// malformed: a text of it is of the wrong type or null.
  ///
  /// Ids stay, and so does what has no list or no record that is written member by member.
  func malformed(record number: Int) -> JSON {
    guard case .object(var members) = self else { return self }
    for (place, member) in members.enumerated() {
      guard case .array(var records) = member.1 else { continue }
      let candidates = records.indices.filter { !records[$0].placesOfTexts.isEmpty }
      guard !candidates.isEmpty else { continue }
      let chosen = candidates[number % candidates.count]
      records[chosen] = records[chosen].withWrongText(number / candidates.count)
      members[place].1 = .array(records)
      return .object(members)
    }
    return self
  }

  private func withWrongText(_ number: Int) -> JSON {
    let places = placesOfTexts
    guard case .object(var members) = self, !places.isEmpty else { return self }
    let wrong: [JSON] = [.int(7), [], nil]
    members[places[number % places.count]].1 = wrong[number % wrong.count]
    return .object(members)
  }

  /// The members that hold a text and are no ids.
  private var placesOfTexts: [Int] {
    guard case .object(let members) = self else { return [] }
    return members.indices.filter { place in
      if case .string = members[place].1 { !members[place].0.hasSuffix("id") } else { false }
    }
  }
}
