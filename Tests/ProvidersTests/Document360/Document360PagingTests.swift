import DirectoryModel
import HTTPTransport
import Testing

@Suite struct Document360PagingTests {
  /// The ids of all pages, as they came.
  private func ids(of provider: any UserProvider) async throws -> [[String]] {
    var pages: [[String]] = []
    var cursor: PageCursor?
    repeat {
      let page = try await provider.wholePage(after: cursor)
      pages.append(page.users.map(\.id.text))
      cursor = page.next
    } while cursor != nil
    return pages
  }

  /// A list whose pages hold these ids, by the rows before each.
  private func stub(take: Int = 100, _ pages: [Int: [String]]) -> Document360Stub {
    Document360Stub(
      Dictionary(
        uniqueKeysWithValues: pages.map { skip, ids in
          let rows = ids.map { #"{"user_id":"\#($0)"}"# }.joined(separator: ",")
          return (
            "/v2/Teams?skip=\(skip)&take=\(take)",
            .document360(Document360Sample.envelope("[\(rows)]"))
          )
        }))
  }

  @Test func `the next page starts after the rows that came, however many were asked for`()
    async throws
  {
    let stub = stub([0: ["a", "b"], 2: ["c", "d"], 4: ["e"], 5: []])
    #expect(try await ids(of: stub.provider()) == [["a", "b"], ["c", "d"], ["e"], []])
    #expect(stub.targets.last == "/v2/Teams?skip=5&take=100")
  }

  @Test func `an empty first page is a list without users`() async throws {
    let page = try await stub([0: []]).provider().wholePage(after: nil)
    #expect(page.users.isEmpty)
    #expect(page.next == nil)
    #expect(page.total == nil)
  }

  @Test func `rows that come twice count as rows`() async throws {
    let stub = stub([0: ["a", "b"], 2: ["b", "c"], 4: []])
    #expect(try await ids(of: stub.provider()) == [["a", "b"], ["b", "c"], []])
  }

  @Test func `a service that disregards skip is not read for ever`() async throws {
    let stub = stub([0: ["a", "b"], 2: ["a", "b"], 4: ["a", "b"]])
    let error = await #expect(throws: ProviderError.self) {
      _ = try await ids(of: stub.provider())
    }
    #expect(error?.code == .malformed(path: "result"))
    #expect(stub.requests.count == 2)
  }

  @Test func `the configured page size is taken`() async throws {
    let stub = stub(take: 20, [0: []])
    _ = try await stub.provider(pageSize: 20).wholePage(after: nil)
    #expect(stub.targets == ["/v2/Teams?skip=0&take=20"])
  }

  @Test func `the token goes into its own header, without a prefix`() async throws {
    let stub = stub([0: []])
    _ = try await stub.provider().wholePage(after: nil)
    #expect(stub.requests.first?.headers[named: "api_token"] == "token-360")
    #expect(stub.requests.first?.headers[named: "Authorization"] == nil)
  }

  @Test func `one bad row is one bad row`() async throws {
    let body = Document360Sample.envelope(#"[{"user_id":"a"},{"first_name":"No"},7,{"id":"d"}]"#)
    let stub = Document360Stub("/v2/Teams?skip=0&take=100", body)
    let page = try await stub.provider().wholePage(after: nil)
    #expect(page.users.map(\.problems.count) == [0, 1, 2, 0])
    #expect(page.users.map(\.id.text) == ["a", "(skip 0 row 2)", "(skip 0 row 3)", "d"])
  }

  @Test func `the content of an answer may be called data`() async throws {
    let stub = Document360Stub(
      "/v2/Teams?skip=0&take=100", #"{"data":[{"user_id":"a"}],"success":true,"errors":null}"#)
    #expect(try await stub.provider().wholePage(after: nil).users.map(\.id.text) == ["a"])
  }

  @Test func `a list that is null is no list, rather than an empty one`() async throws {
    let stub = Document360Stub("/v2/Teams?skip=0&take=100", Document360Sample.envelope("null"))
    let error = await #expect(throws: ProviderError.self) {
      _ = try await stub.provider().wholePage(after: nil)
    }
    #expect(error?.code == .malformed(path: "result"))
  }

  @Test func `warnings and information are notices of the page`() async throws {
    let body = Document360Sample.envelope(
      "[]", warnings: #"[{"description":"v2 will end","warning_code":null}]"#,
      information: #"[{"description":"read from a replica"},{"description":null}]"#)
    let stub = Document360Stub("/v2/Teams?skip=0&take=100", body)
    let page = try await stub.provider().wholePage(after: nil)
    #expect(page.notices == ["warning: v2 will end", "read from a replica"])
  }

  @Test func `an envelope whose messages are null has no notices`() async throws {
    let body = Document360Sample.envelope(
      "[]", errors: "null", warnings: "null", information: "null")
    let stub = Document360Stub("/v2/Teams?skip=0&take=100", body)
    #expect(try await stub.provider().wholePage(after: nil).notices.isEmpty)
  }
}
