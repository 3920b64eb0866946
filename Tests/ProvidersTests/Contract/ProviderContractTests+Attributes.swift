import DirectoryModel
import HTTPTransport
import TestSupport
import Testing

@testable import Providers

/// What holds for fields that have no place of their own, and for values of neighbouring types.
extension ProviderContractTests {
  /// A member that nobody has, with a value of any kind but null, which tells nothing.
  private func newMember(_ generator: inout SeededGenerator) -> JSON.Member {
    let number = Int.random(in: 0..<1_000_000, using: &generator)
    let values: [JSON] = [
      .string("v\(number)"), .number(String(number)), .number("-\(number).50"),
      .bool(number.isMultiple(of: 2)), [.number(String(number)), nil, "x"],
      ["a": ["b": .number(String(number)), "c": nil]], "", [], [:],
    ]
    return .init(
      "zz\(number)" + (number.isMultiple(of: 3) ? " é.[0]/" : "New"),
      values[Int.random(in: values.indices, using: &generator)])
  }

  @Test(arguments: ContractCase.all, SeededGenerator.seeds)
  func `an unknown field at any depth is in the JSON once, under its name and with its value`(
    contract: ContractCase, seed: UInt64
  ) async throws {
    var generator = SeededGenerator(seed: seed)
    for way in contract.ways {
      let record = try way.json
      var plain = try await way.read(way.sample)
      for path in record.objectPaths {
        let member = newMember(&generator)
        let user = try await way.read(record.adding(member, at: path).text())
        #expect(user.json.count(of: member) == 1, "\(way.name) \(path.text) \(member)")
        #expect(user.problems.isEmpty, "\(way.name) \(path.text): \(user.problems)")
        let kept = User(
          content: user.content, reference: user.reference, provider: user.provider,
          detail: user.detail, fetchedAt: user.fetchedAt)
        #expect(kept.attributes == user.attributes, "\(way.name) \(path.text)")
        // What has a place has it still, and what was an attribute is one.
        let names = user.attributes.map(\.name)
        #expect(
          Set(names).count == names.count && Set(plain.attributes.map(\.name)).isSubset(of: names))
        (plain.attributes, plain.raw) = (user.attributes, user.raw)
        #expect(user == plain, "\(way.name) \(path.text)")
        plain = try await way.read(way.sample)
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `a field whose type is wrong is kept as it came`(contract: ContractCase) async throws {
    for way in contract.ways {
      let record = try way.json
      let idPath = try #require(record.idPath(contract.example.id))
      for path in record.memberPaths where path != idPath {
        guard case .member(let name)? = path.last else { continue }
        let wrong: JSON = ["wrong": "type"]
        let isObject = if case .object = record[path] { true } else { false }
        let value: JSON = isObject ? true : wrong
        let user = try await way.read(record.replacing(path, with: value).text())
        let attributes = JSON.object(user.attributes.map { .init($0.name, $0.value) })
        let isKept =
          attributes.count(of: .init(name, value)) == 1
          || attributes.count(of: .init("wrong", "type")) == 1
        #expect(isKept, "\(way.name) \(path.text): \(attributes.text())")
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `a password is nowhere, at whatever depth it came`(contract: ContractCase) async throws {
    for way in contract.ways {
      let record = try way.json
      for secret: JSON in ["s3cret", ["hash": ["s3cret"]]] {
        for name in ["password", "Password"] {
          let text = record.addingToEveryObject(.init(name, secret)).text()
          let user = try await way.read(text)
          #expect(user.problems.isEmpty)
          #expect(!user.json.text().contains("s3cret"))
          #expect(!String(decoding: user.raw, as: UTF8.self).contains("s3cret"))
          let broken = try await contract.list([text.replacing(":", with: " ", maxReplacements: 1)])
          #expect(broken.count == 1 && broken[0].problems.count > 0)
          #expect(!String(decoding: broken[0].raw, as: UTF8.self).contains("s3cret"))
        }
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `true and false are understood as words and as numbers`(contract: ContractCase) async throws
  {
    for way in contract.ways {
      let record = try way.json
      for path in record.memberPaths {
        guard case .bool = record[path] else { continue }
        for (isTrue, spellings) in [
          (true, ["true", "True", "TRUE", 1, "1"]), (false, ["false", "False", "FALSE", 0, "0"]),
        ] as [(Bool, [JSON])] {
          var expected = try await way.read(record.replacing(path, with: .bool(isTrue)).text())
          for spelling in spellings {
            let user = try await way.read(record.replacing(path, with: spelling).text())
            expected.raw = user.raw
            #expect(user == expected, "\(way.name) \(path.text) \(spelling)")
          }
        }
        let user = try await way.read(record.replacing(path, with: "yes").text())
        #expect(user.problems.map(\.original) == ["\(path.text) is no boolean: \"yes\""])
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `a number where a text belongs is that text`(contract: ContractCase) async throws {
    for way in contract.ways {
      let record = try way.json
      let idPath = try #require(record.idPath(contract.example.id))
      for path in record.memberPaths where path != idPath {
        guard case .string(let text) = record[path], Timestamp(parsing: text) == nil,
          // A role of the portal is a name or an object, and a number is neither.
          path.text != "portal_role"
        else { continue }
        let number = "701984"
        var expected = try await way.read(record.replacing(path, with: .string(number)).text())
        let user = try await way.read(record.replacing(path, with: .number(number)).text())
        expected.raw = user.raw
        #expect(user == expected, "\(way.name) \(path.text)")
        #expect(user.problems.isEmpty)
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `an empty text in disguise is as good as none for whoever is called by it`(
    contract: ContractCase
  ) async throws {
    for way in contract.ways {
      let record = try way.json
      let idPath = try #require(record.idPath(contract.example.id))
      for path in record.stringPaths where path != idPath {
        var absent = try await way.read(record.replacing(path, with: .null).text())
        for text in [" ", "\u{200B}", "null", "-"] {
          var user = try await way.read(record.replacing(path, with: .string(text)).text())
          let names =
            [
              user.displayName, user.email, user.username, user.label,
            ] + user.roles.map(\.name) + user.groups.map(\.name)
          #expect(!names.contains(DisplayText(text)), "\(way.name) \(path.text)")
          #expect(user.problems.isEmpty, "\(way.name) \(path.text)")
          #expect(user.label == absent.label, "\(way.name) \(path.text)")
          #expect(user.lastSeen.state == absent.lastSeen.state, "\(way.name) \(path.text)")
          (user.raw, absent.raw) = ([], [])
          #expect(user.email == absent.email && user.username == absent.username)
        }
      }
    }
  }

  @Test(
    arguments: ContractCase.all,
    ["0001-01-01T00:00:00", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z"])
  func `a time that was never set is none, and its word is kept`(
    contract: ContractCase, word: String
  ) async throws {
    for way in contract.ways {
      let record = try way.json
      for path in record.memberPaths {
        guard case .string(let text) = record[path], Timestamp(parsing: text) != nil,
          case .member(let name)? = path.last
        else { continue }
        let user = try await way.read(record.replacing(path, with: .string(word)).text())
        var absent = try await way.read(record.replacing(path, with: .null).text())
        #expect(user.problems.isEmpty, "\(way.name) \(path.text): \(user.problems)")
        let attributes = JSON.object(user.attributes.map { .init($0.name, $0.value) })
        let isKept =
          attributes.count(of: .init(name, .string(word))) == 1
          // One that is an attribute in any case is written as any other time.
          || attributes.count(of: .init(name, JSON(Timestamp(parsing: word)))) == 1
        #expect(isKept, "\(way.name) \(path.text): \(attributes.text())")
        #expect(user.unsetTimes == [path.text] && absent.unsetTimes.isEmpty, "\(way.name)")
        absent.unsetTimes = user.unsetTimes
        (absent.attributes, absent.raw) = (user.attributes, user.raw)
        #expect(user == absent, "\(way.name) \(path.text)")
      }
    }
  }
}
