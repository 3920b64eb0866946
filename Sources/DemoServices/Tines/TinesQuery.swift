/// The parameters of a Tines list and the page that they ask for.
///
/// `https://www.tines.com/docs/api/welcome/`: `page` from 1, `per_page` 20 and at most 500.
struct TinesQuery: Sendable {
  /// What is wrong with a parameter.
  struct Malformed: Error {
    /// In words, for the answer.
    let details: String
  }

  /// One page of a list.
  struct Page: Sendable {
    /// The places of the list on this page.
    let rows: Range<Int>
    /// The `meta` object.
    let meta: JSON
  }

  private let values: [String: String]
  private let address: String

  /// Takes the last value of each parameter.
  init(parameters: [(name: String, value: String)], request: DemoRequest) {
    values = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    address = "http://\(request.host)\(request.path)"
  }

  /// Whether a parameter has the only value that it can have; throws for another value.
  func choice(_ name: String, _ only: String) throws(Malformed) -> Bool {
    guard let value = values[name] else { return false }
    guard value == only else { throw Malformed(details: "\(name) is not included in the list") }
    return true
  }

  /// The page of a list of `count` items; `per_page` above 500 is lowered to it.
  func page(of count: Int) throws(Malformed) -> Page {
    let number = try positive("page") ?? 1
    let size = min(500, try positive("per_page") ?? 20)
    let pages = max(1, (count + size - 1) / size)
    let start = min(count, (number - 1) * size)
    let next = number < pages ? number + 1 : nil
    let previous = number > 1 ? min(number - 1, pages) : nil
    return Page(
      rows: start..<min(count, start + size),
      meta: [
        "current_page": .string(url(number, size)),
        "previous_page": .optional(previous.map { url($0, size) }),
        "next_page": .optional(next.map { url($0, size) }), "next_page_number": .optional(next),
        "per_page": .int(size), "pages": .int(pages), "count": .int(count),
      ])
  }

  private func positive(_ name: String) throws(Malformed) -> Int? {
    guard let value = values[name] else { return nil }
    guard let number = Int(value), (1...1_000_000_000).contains(number) else {
      throw Malformed(details: "\(name) must be a positive integer")
    }
    return number
  }

  private func url(_ page: Int, _ size: Int) -> String {
    let kept = ["filter", "include"].compactMap { name in values[name].map { "\(name)=\($0)" } }
    return "\(address)?" + (kept + ["page=\(page)", "per_page=\(size)"]).joined(separator: "&")
  }
}
