import Testing

@testable import DemoServices

@Suite struct PeopleTests {
  private let epoch = Timestamp(microseconds: DemoOptions.defaultEpoch * 1_000_000)

  @Test(arguments: [1, 2, 7, 200, 5000])
  func `user names ascend with the rank and are unique ASCII`(count: Int) {
    let people = People(count: count, seed: 1, epoch: epoch)
    let names = (0..<count).map(people.username(atRank:))
    #expect(names == names.sorted())
    #expect(Set(names).count == count)
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789.")
    #expect(names.allSatisfy { $0.allSatisfy(allowed.contains) })
  }

  @Test func `rank and index are each other's inverse`() {
    let people = People(count: 1001, seed: 9, epoch: epoch)
    #expect((0..<1001).allSatisfy { people.index(atRank: people.rank(of: $0)) == $0 })
    #expect((0..<1001).filter { people.rank(of: $0) == $0 }.count < 20)
  }

  @Test func `each given name's ASCII form belongs to one culture`() {
    let all = Culture.all.flatMap(\.given).map(\.ascii)
    #expect(Set(all).count == all.count)
    for culture in Culture.all {
      #expect(Set(culture.family.map(\.ascii)).count == culture.family.count)
    }
  }

  @Test func `no name has a control, a bidi mark or a zero-width character`() {
    for name in Culture.all.flatMap({ $0.given + $0.family }) {
      for scalar in name.native.unicodeScalars {
        #expect(scalar.properties.generalCategory != .control)
        #expect(scalar.properties.generalCategory != .format)
      }
    }
  }

  @Test func `names of many scripts, single names and apostrophes occur among 2,000`() {
    let people = People(count: 2000, seed: 1, epoch: epoch)
    let all = (0..<2000).map(people.person)
    for letter in ["山", "김", "Π", "ש", "ا", "ส", "अ", "አ", "й", "ユ", "ö", "’", "'"] {
      let found = all.contains { $0.fullName.contains(letter) }
      #expect(found, "\(letter)")
    }
    #expect(all.contains { $0.family.isEmpty })
    #expect(all.contains { $0.fullName.count > 50 })
  }

  @Test func `nobody was seen before joining or after today`() {
    let people = People(count: 2000, seed: 3, epoch: epoch)
    for person in (0..<2000).map(people.person) {
      #expect(person.joined < epoch)
      if let seen = person.lastSeen {
        #expect(seen > person.joined)
        #expect(seen <= epoch)
      }
    }
    let never = (0..<2000).count { people.person($0).lastSeen == nil }
    #expect((100...300).contains(never))
  }

  @Test func `a cycle counts, finds and places its members`() {
    let cycle = Cycle(period: 5, places: [1, 4])
    let members = (0..<6).map(cycle.member)
    #expect(members == [1, 4, 6, 9, 11, 14])
    #expect(members.map(cycle.ordinal) == [0, 1, 2, 3, 4, 5])
    #expect(cycle.ordinal(of: 5) == nil)
    #expect((0...7).map(cycle.count(below:)) == [0, 0, 1, 1, 1, 2, 2, 3])
  }

  @Test func `an id reads back and a foreign one does not`() {
    let ids = OpaqueID(seed: 1)
    for number in [0, 1, 77, 999_999] {
      #expect(ids.number(uuid: ids.uuid(number)) == number)
      #expect(OpaqueID(seed: 2).number(uuid: ids.uuid(number)) == nil)
    }
    #expect(ids.uuid(5).count == 36)
    #expect(ids.number(uuid: "ffffffff-ffff-ffff-ffff-ffffffffffff") == nil)
  }

  @Test func `a moment is written in each vendor's form`() {
    let moment = Timestamp(microseconds: 1_694_429_902_113_793)
    #expect(moment.indian == "2023-09-11T16:28:22.113793+05:30")
    #expect(moment.milliseconds == "2023-09-11T10:58:22.113Z")
    #expect(moment.wholeSeconds == "2023-09-11T10:58:22Z")
    #expect(moment.zoneless == "2023-09-11T10:58:22")
    #expect(moment.sevenDigits.count == 28)
    #expect(Timestamp(microseconds: -1).milliseconds == "1969-12-31T23:59:59.999Z")
    #expect(Timestamp(microseconds: 951_782_400_000_000).wholeSeconds == "2000-02-29T00:00:00Z")
  }

  @Test func `a JSON string is escaped`() {
    let value: JSON = ["a": .string("q\"b\\\u{1}é"), "n": nil]
    #expect(String(decoding: value.bytes, as: UTF8.self) == #"{"a":"q\"b\\\u0001é","n":null}"#)
  }
}
