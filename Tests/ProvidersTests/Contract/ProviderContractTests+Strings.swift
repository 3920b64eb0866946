import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What holds where a string is no Unicode text, or a byte-order mark stands before the JSON.
extension ProviderContractTests {
  /// The mark in a record for which bytes are put that JSON values can't have.
  private static let mark = "@@BAD@@"
  /// What stands for the mark, and what is read of it as a text and as an id.
  private static let faults: [(bytes: [UInt8], written: String)] = [
    (Array(#"\ud800"#.utf8), #"\ud800"#), ([0xFF], #"\xFF"#),
  ]

  private func bytes(_ text: String, _ fault: [UInt8]) -> [UInt8] {
    let parts = text.split(separator: Self.mark, omittingEmptySubsequences: false)
    return Array(parts.map { Array($0.utf8) }.joined(separator: fault))
  }

  /// The user that a list or a get shows of a record with bytes for its mark.
  private func read(
    _ contract: ContractCase, _ way: ContractCase.Way, _ record: String, _ fault: [UInt8]
  ) async throws -> User {
    let isList = way.name == "list"
    let text =
      isList
      ? contract.example.page(contract.pages([[record]])[0]) : contract.example.envelope(record)
    let transport = ScriptedTransport([HTTPAnswer(status: 200, body: bytes(text, fault))])
    let provider = contract.provider(on: transport)
    if !isList { return try await provider.user(id: contract.id) }
    return try #require(try await provider.wholePage(after: nil).users.first)
  }

  @Test(arguments: ContractCase.all)
  func `a string that is no text costs itself, and is named`(contract: ContractCase) async throws {
    for way in contract.ways {
      let record = try way.json
      let idPath = try #require(record.idPath(contract.example.id))
      for path in record.stringPaths where path != idPath {
        for fault in Self.faults {
          func variant(_ text: String) -> String {
            record.replacing(path, with: .string("\(text)Half")).text()
          }
          var user = try await read(contract, way, variant(Self.mark), fault.bytes)
          #expect(user.raw == bytes(variant(Self.mark), fault.bytes), "\(way.name) \(path.text)")
          let named = "\(path.text) has a character that is no Unicode text"
          #expect(user.problems.map(\.original) == [named], "\(way.name)")
          // Ids have it written out, all else has it replaced; whatever else is there stays.
          var replaced = try await way.read(variant("\u{FFFD}"))
          var written = try await way.read(variant(fault.written))
          (replaced.raw, written.raw) = (user.raw, user.raw)
          (user.problems, replaced.problems, written.problems) = ([], [], [])
          #expect(user == replaced || user == written, "\(way.name) \(path.text)")
          #expect(user.id == contract.id)
        }
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `an id that is no text stays an id of its own`(contract: ContractCase) async throws {
    let record = try JSON(parsing: Array(contract.example.listed.utf8))
    let path = try #require(record.idPath(contract.example.id))
    let ids = ["\(Self.mark)a", "\(Self.mark)b", "x"]
    let records = ids.map { record.replacing(path, with: .string($0)).text() }
    let page = contract.example.page(contract.pages([records])[0])
    var all: [String] = []
    for fault in Self.faults {
      let transport = ScriptedTransport([HTTPAnswer(status: 200, body: bytes(page, fault.bytes))])
      let users = try await contract.provider(on: transport).wholePage(after: nil).users
      #expect(users.map(\.problems.count) == [1, 1, 0])
      #expect(users.map(\.label).allSatisfy { $0 == users.last?.label })
      all += users.dropLast().map(\.id.text)
    }
    #expect(all == [#"\ud800a"#, #"\ud800b"#, #"\xFFa"#, #"\xFFb"#])
  }

  @Test(arguments: ContractCase.all)
  func `a name of a member that is no text costs nothing at all`(
    contract: ContractCase
  ) async throws {
    for way in contract.ways {
      let expected = try await way.read(way.sample)
      let more = try way.json.addingToEveryObject(.init("\(Self.mark)new", 1)).text()
      let user = try await read(contract, way, more, Self.faults[0].bytes)
      #expect(user.displayName == expected.displayName && user.id == expected.id)
      #expect(user.roles == expected.roles && user.groups == expected.groups)
      #expect(
        user.problems.contains("the name \u{FFFD}new has a character that is no Unicode text"))
      #expect(user.attributes.contains(.init("\u{FFFD}new", 1)))
      #expect(user.rawJSON?.text().contains(#""\ud800new":1"#) == true)
    }
  }

  @Test(arguments: ContractCase.all)
  func `what is no text beside a list costs no user`(contract: ContractCase) async throws {
    let page = contract.example.page(contract.pages([[contract.example.listed]])[0])
    let text = page.replacing("{", with: "{\"\(Self.mark)\":\"\(Self.mark)\",", maxReplacements: 1)
    for fault in Self.faults {
      let transport = ScriptedTransport([HTTPAnswer(status: 200, body: bytes(text, fault.bytes))])
      let users = try await contract.provider(on: transport).wholePage(after: nil).users
      #expect(users.map(\.id) == [contract.id] && users.allSatisfy(\.problems.isEmpty))
    }
  }

  @Test(arguments: ContractCase.all)
  func `what is no text in what tells more of users costs none of it`(
    contract: ContractCase
  ) async throws {
    let list = contract.example.page(contract.pages([[contract.example.listed]])[0])
    func whole(_ change: (String) -> String) async throws -> UserPage {
      let answers = contract.example.supplements.map { target, body in
        // What a service announces of itself is no list.
        let body = target == "/ServiceProviderConfig" ? body : change(body)
        return (target, HTTPAnswer(status: 200, body: bytes(body, Self.faults[1].bytes)))
      }
      let transport = SupplementTransport(
        base: contract.example.configuration.baseURL,
        answers: Dictionary(uniqueKeysWithValues: answers), untaken: contract.example.untaken,
        next: ScriptedTransport(bodies: [list]))
      return try await contract.bareProvider(on: transport).wholePage(after: nil)
    }
    let expected = try await whole { $0 }
    let page = try await whole {
      $0.replacing("{", with: "{\"\(Self.mark)\":\"\(Self.mark)\",")
        .replacing(",}", with: "}").replacing(", }", with: "}")
    }
    #expect(page == expected)
  }

  @Test func `a group knows its members by ids that are no text`() async throws {
    let contract = try ContractCase.named("scim")
    let transport = SupplementTransport(
      base: contract.example.configuration.baseURL,
      answers: [
        "/ServiceProviderConfig": .text("{}"),
        "/Groups?startIndex=1&count=100": .text(
          #"{"totalResults":1,"Resources":[{"id":"g","members":[{"value":"\ud800b"}]}]}"#),
        "/Groups?startIndex=2&count=100": .text(#"{"totalResults":1,"Resources":[]}"#),
      ],
      next: ScriptedTransport(bodies: [
        #"{"totalResults":2,"Resources":[{"id":"\ud800a"},{"id":"\ud800b"}]}"#
      ]))
    let page = try await contract.bareProvider(on: transport).wholePage(after: nil)
    #expect(page.users.map(\.groups.count) == [0, 1])
    #expect(page.notices.isEmpty)
  }

  @Test(arguments: ContractCase.all)
  func `a byte-order mark before an answer is passed over`(contract: ContractCase) async throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let page = contract.example.page(contract.pages([[contract.example.listed]])[0])
    for (call, body) in zip(
      ContractCase.calls, [page, contract.example.envelope(contract.example.answered)])
    {
      let answer = HTTPAnswer(status: 200, body: mark + Array(body.utf8))
      #expect(await contract.error(call, answer: answer) == nil, "\(call.name)")
      for refusal in [contract.example.unknownUser, contract.example.wrongCredential]
      where !refusal.body.isEmpty {
        var marked = refusal
        marked.body = mark + refusal.body
        let expected = await contract.error(call, answer: refusal)
        #expect(await contract.error(call, answer: marked) == expected, "\(call.name)")
      }
    }
  }
}
