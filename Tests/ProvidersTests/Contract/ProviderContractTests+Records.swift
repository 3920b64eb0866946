import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What comes of records, whole and broken.
extension ProviderContractTests {
  @Test(arguments: ContractCase.all)
  func `the documented user is without a problem and marked with the clock`(
    contract: ContractCase
  ) async throws {
    for way in contract.ways {
      let user = try await way.read(way.sample)
      #expect(user.id == contract.id, "\(way.name)")
      #expect(user.problems.isEmpty, "\(way.name): \(user.problems)")
      #expect(user.fetchedAt == ContractCase.now)
      #expect(user.reference.source == contract.example.configuration.source.name)
      #expect(user.provider == contract.descriptor.name)
      #expect(user.goneSince == nil)
    }
  }

  @Test(arguments: ContractCase.all)
  func `a user keeps the bytes of its record`(contract: ContractCase) async throws {
    let get = try await contract.get(answer: contract.example.answered)
    #expect(String(decoding: get.raw, as: UTF8.self) == contract.example.answered)
    let odd = contract.example.listed.replacing(",", with: " ,\t\r\n ")
    let users = try await contract.list([contract.example.listed, odd])
    let raw = users.map { String(decoding: $0.raw, as: UTF8.self) }
    #expect(raw == [contract.example.listed, odd])
  }

  @Test(arguments: ContractCase.all)
  func `a field of the wrong type is a problem of its row and no more`(
    contract: ContractCase
  ) async throws {
    for way in contract.ways {
      let record = try way.json
      let idPath = try #require(record.idPath(contract.example.id))
      for path in record.memberPaths where path != idPath {
        let wrong: JSON = record[path].isBool ? "surprise" : true
        let user = try await way.read(record.replacing(path, with: wrong).text())
        #expect(user.id == contract.id)
        let isNamed = user.problems.contains { $0.original.hasPrefix(path.text) }
        #expect(isNamed, "\(way.name) \(path.text): \(user.problems)")
        #expect(user.problems.count == 1, "\(way.name) \(path.text): \(user.problems)")
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `a null is no problem, nor is a field left out`(contract: ContractCase) async throws {
    for way in contract.ways {
      let record = try way.json
      let idPath = try #require(record.idPath(contract.example.id))
      for path in record.memberPaths where path != idPath {
        for replacement: JSON? in [.null, nil] {
          let user = try await way.read(record.replacing(path, with: replacement).text())
          #expect(user.id == contract.id)
          #expect(user.problems.isEmpty, "\(way.name) \(path.text): \(user.problems)")
        }
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `a record of nothing but an id and nulls says nothing false`(
    contract: ContractCase
  ) async throws {
    for way in contract.ways {
      let record = try way.json
      let idPath = try #require(record.idPath(contract.example.id))
      let paths = record.memberPaths.filter { $0.count == 1 && $0 != idPath }
      let bare = paths.reduce(record) { $0.replacing($1, with: nil) }
      let user = try await way.read(bare.text())
      #expect(user.problems.isEmpty)
      #expect(user.status == .unknown && user.privilege == .unknown)
      #expect(user.mfa.state == .unknown && user.invitation.state == .unknown)
      #expect(user.signIn == .unknown && user.lastSeen.state == .unknown)
      #expect(user.roles.isEmpty && user.permissions.isEmpty && user.groups.isEmpty)
      #expect(user.label.original == "#\(contract.example.id)")
    }
  }

  @Test(arguments: ContractCase.all)
  func `fields that nobody documented change nothing but the attributes`(contract: ContractCase)
    async throws
  {
    for way in contract.ways {
      var expected = try await way.read(way.sample)
      let more = try way.json.addingToEveryObject(.init("zz_new", ["a": [1, nil]]))
      let user = try await way.read(more.text())
      #expect(user.attributes != expected.attributes)
      expected.raw = user.raw
      expected.attributes = user.attributes
      #expect(user == expected, "\(way.name)")
    }
  }

  @Test(arguments: ContractCase.all)
  func `of members with one name the last one counts`(contract: ContractCase) async throws {
    for way in contract.ways {
      var expected = try await way.read(way.sample)
      guard case .object(let members) = try way.json else { return }
      let doubled = JSON.object(members.map { .init($0.name, "first") } + members)
      let user = try await way.read(doubled.text())
      expected.raw = user.raw
      #expect(user == expected, "\(way.name)")
    }
  }

  @Test(arguments: ContractCase.all)
  func `an id of 25 digits survives`(contract: ContractCase) async throws {
    let digits = "1234567890123456789012345"
    for record in [contract.example.listed, contract.example.answered] {
      let json = try JSON(parsing: Array(record.utf8))
      let path = try #require(json.idPath(contract.example.id))
      let text = json.replacing(path, with: .number(digits)).text()
      #expect(try await contract.list([text]).map(\.id.text) == [digits])
      #expect(try await contract.get(UserID(digits), answer: text).id.text == digits)
    }
  }

  @Test(arguments: ContractCase.all)
  func `a slip in any member but the id leaves a user that can be used`(
    contract: ContractCase
  ) async throws {
    for way in contract.ways {
      let record = try way.json
      let idPath = try #require(record.idPath(contract.example.id))
      for path in record.memberPaths where path != idPath {
        for slip in [JSON.number("0"), .array([]), .string("\u{FFFD}"), .object([])] {
          let user = try await way.read(record.replacing(path, with: slip).text())
          #expect(user.id == contract.id, "\(way.name) \(path.text)")
          #expect(!user.problems.contains(User.noID), "\(way.name) \(path.text)")
        }
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `a row that is no object or has no id stays a row among the good ones`(
    contract: ContractCase
  ) async throws {
    let sample = contract.example.listed
    let record = try JSON(parsing: Array(sample.utf8))
    let path = try #require(record.idPath(contract.example.id))
    let bad = [
      "7", "\"text\"", "[]", "{\"broken\" 1}", record.replacing(path, with: nil).text(),
      record.replacing(path, with: .null).text(), record.replacing(path, with: true).text(),
    ]
    let users = try await contract.list([sample] + bad + [sample])
    #expect(users.count == bad.count + 2)
    #expect(users.first?.problems.isEmpty == true && users.last?.problems.isEmpty == true)
    #expect(users.first?.id == contract.id && users.last?.id == contract.id)
    let broken = users.dropFirst().dropLast()
    #expect(broken.allSatisfy { $0.problems.contains(User.noID) })
    #expect(Set(broken.map(\.id)).count == bad.count, "each has a name of its own")
    #expect(broken.map { String(decoding: $0.raw, as: UTF8.self) } == bad)
  }
}

extension JSON {
  /// Whether the value is true or false: the only fields for which a boolean is no wrong type.
  fileprivate var isBool: Bool { if case .bool = self { true } else { false } }
}
