import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import roster

@Suite("The status of what came with slips")
struct MalformedRecordsTests {
  private static let slip = User.sample("slip").with { $0.problems = ["name is no string but []"] }
  private static let nobody = User.sample("(page 1 row 2)").with {
    $0.problems = ["the record is no JSON", User.noID]
  }
  private static let well = User.sample("well")

  private static func status(_ users: [User], _ sources: SourceState...) -> roster.ExitStatus {
    roster.ExitStatus(sources.isEmpty ? [.sample()] : sources, MalformedRecords(among: users))
  }

  @Test(arguments: [
    ([], roster.ExitStatus.complete), ([well], .complete), ([well, slip], .temporary),
    ([slip], .temporary), ([slip, slip], .temporary), ([slip, nobody], .temporary),
    ([well, nobody], .temporary), ([nobody], .unusableData), ([nobody, nobody], .unusableData),
  ])
  func `It is 65 only where no record says whose it is`(users: [User], status: roster.ExitStatus) {
    #expect(Self.status(users) == status)
  }

  @Test func `What is missing of a source counts more`() {
    let failed = SourceState.sample("two", .failed, error: .offline)
    #expect(Self.status([Self.nobody], .sample(), failed) == .temporary)
    #expect(Self.status([], failed) == .unavailable)
  }

  @Test func `Problems of the first records are told, and how many there are more`() {
    let users = (0..<22).map { number in
      User.sample("u\(number)").with { $0.problems = ["odd"] }
    }
    let lines = MalformedRecords(among: users).lines
    #expect(lines.count == 21)
    #expect(lines.first == "one/u0: odd")
    #expect(lines.last == "and 2 more malformed records")
  }
}
