import DirectoryModel
import DirectoryText
import HTTPTransport
import Testing

@testable import Providers

/// What is said of a user of whom not all was read.
extension ProviderContractTests {
  /// The labels of the lines that say of a fact that it is not reported.
  private func unreported(_ detail: UserDetail) -> Set<DisplayText> {
    let lines = UserDetail.Tab.allCases.filter { $0 != .raw }.flatMap(detail.lines)
    return Set(lines.filter { $0.value.printable.contains("not reported") }.map(\.label))
  }

  /// Everything that is shown of a user as text, in any form.
  private func texts(_ detail: UserDetail) -> [String] {
    [detail.text, detail.markdown, detail.ticketAnswer]
  }

  @Test(arguments: ContractCase.all)
  func `what is yet to be read is not said to be unreported`(contract: ContractCase) async throws {
    let record = contract.example.listed
    let bodies = contract.pages([[record]]).map(contract.example.page)
    let provider = contract.provider(
      on: ScriptedTransport(bodies: bodies + [contract.example.envelope(contract.example.answered)])
    )
    let page = try await provider.page(after: nil)
    var listed = try #require(page.users.first)
    listed.isPreliminary = page.isPreliminary
    let whole = page.isPreliminary ? await provider.completed(page).users[0] : listed
    let got = try await provider.user(id: contract.id)
    let rest = RestOfUser(provider.toldLater)
    let unreportedAtLast = unreported(UserDetail(got, rest: rest))
      .intersection(unreported(UserDetail(whole, rest: rest)))
    for user in [listed, whole] where user.shownDetail == .list {
      let detail = UserDetail(user, rest: rest)
      #expect(unreported(detail).isSubset(of: unreportedAtLast), "\(contract)")
      let failed = UserDetail(user, rest: RestOfUser(provider.toldLater, hasFailed: true))
      #expect(unreported(failed) == unreported(detail))
      #expect(texts(failed).allSatisfy { !$0.contains("not read yet") })
      for (toCome, inVain) in zip(texts(detail), texts(failed)) {
        #expect(
          toCome.replacing("not read yet", with: "could not be read").filter { $0 != " " }
            == inVain.filter { $0 != " " })
      }
    }
    for text in texts(UserDetail(got, rest: rest)) {
      #expect(!text.contains("not read yet") && !text.contains("could not be read"))
    }
  }

  @Test(arguments: ContractCase.all)
  func `what could not be read beside the list is not said to be unreported`(
    contract: ContractCase
  ) async throws {
    let list = try #require(
      contract.pages([[contract.example.listed]]).map(contract.example.page).first)
    let get = contract.example.envelope(contract.example.answered)
    func provider(_ answer: HTTPAnswer?) -> any UserProvider {
      let transport = SupplementTransport(
        base: contract.example.configuration.baseURL,
        answers: contract.example.supplements.mapValues { answer ?? .text($0) },
        // What is not announced is taken as it comes.
        untaken: answer == nil ? contract.example.untaken : [:],
        next: ScriptedTransport(bodies: [list, get]))
      return contract.bareProvider(on: transport)
    }
    let (well, refused) = (provider(nil), provider(HTTPAnswer(status: 403)))
    let rest = RestOfUser(well.toldLater)
    let pairs = [
      (
        try await well.wholePage(after: nil).users[0],
        try await refused.wholePage(after: nil).users[0]
      ),
      (try await well.user(id: contract.id), try await refused.user(id: contract.id)),
    ]
    for (whole, part) in pairs {
      let unreported = unreported(UserDetail(part, rest: rest))
      #expect(unreported.isSubset(of: self.unreported(UserDetail(whole, rest: rest))))
      if part.shownDetail == .full {
        #expect(texts(UserDetail(part, rest: rest)).allSatisfy { !$0.contains("not read yet") })
      }
    }
    // A get alone costs one request, and so leaves open what stands elsewhere.
    let transport = SupplementTransport(
      base: contract.example.configuration.baseURL,
      answers: contract.example.supplements.mapValues { .text($0) },
      next: ScriptedTransport(bodies: [get]))
    let alone = try await contract.bareProvider(on: transport).user(id: contract.id)
    #expect(
      unreported(UserDetail(alone, rest: rest)).isSubset(
        of: unreported(UserDetail(pairs[1].0, rest: rest))))
  }
}
