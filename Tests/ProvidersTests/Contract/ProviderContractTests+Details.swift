import DirectoryModel
import DirectoryText
import HTTPTransport
import Testing

@testable import Providers

/// What is said of a user of whom not all was read.
extension ProviderContractTests {
  /// What is said at the end of a tab not to be known: the names of facts by the reason. Groups of
  /// which no kind is known, which have one name, are told by their kinds.
  private func missing(
    _ detail: UserDetail, in tab: UserDetail.Tab
  ) -> [(reason: String, names: [String])] {
    detail.lines(tab).reversed().prefix { $0 != .blank }.reversed().compactMap { line in
      let parts = line.label.printable.split(separator: ": ", maxSplits: 1).map(String.init)
      guard line.value.isEmpty, parts.count == 2 else { return nil }
      let names = parts[1].split(separator: ", ").map(String.init)
      let kinds = Group.Kind.allCases.filter { kind in
        detail.user.untold.contains(kind.fact) && !detail.user.groups.contains { $0.kind == kind }
      }
      let hasOneName = kinds.count == Group.Kind.allCases.count && !names.contains("departments")
      return (
        parts[0],
        names.flatMap { $0 == "groups" && hasOneName ? kinds.map { "\($0.rawValue)s" } : [$0] }
      )
    }
  }

  /// The names of the facts that are said not to be reported, in any tab.
  private func unreported(_ detail: UserDetail) -> Set<String> {
    let missing = UserDetail.Tab.allCases.filter { $0 != .raw }
      .flatMap { self.missing(detail, in: $0) }
    return Set(missing.filter { $0.reason.hasPrefix("not reported") }.flatMap(\.names))
  }

  @Test(arguments: ContractCase.all)
  func `each fact has its line or is named at the end, once and with its source`(
    contract: ContractCase
  ) async throws {
    let record = contract.example.listed
    let bodies = contract.pages([[record]]).map(contract.example.page)
    let provider = contract.provider(
      on: ScriptedTransport(bodies: bodies + [contract.example.envelope(contract.example.answered)])
    )
    let page = try await provider.page(after: nil)
    let listed = try #require(page.users.first)
    let empty = User(
      reference: listed.reference, provider: listed.provider, fetchedAt: listed.fetchedAt)
    let users = [
      listed, await provider.completed(page).users[0], try await provider.user(id: contract.id),
      empty,
    ]
    for user in users {
      for hasFailed in [false, true] {
        expectWhole(
          UserDetail(user, rest: RestOfUser(provider.toldLater, hasFailed: hasFailed)), contract)
      }
    }
  }

  private func expectWhole(_ detail: UserDetail, _ contract: ContractCase) {
    let user = detail.user
    let seen = user.lastSeen.label.printable
    let facts: [UserDetail.Tab: [String]] = [
      .overview: [
        "e-mail", "username", "account", "privileged", "roles", "permissions", "MFA", "sign-in",
        "invitation", seen, "created", "updated",
      ],
      .access: ["privileged"], .security: ["account", "MFA", "sign-in", "invitation", seen],
      .activity: ["created", "invited", "accepted", "updated", seen],
    ]
    let reasons = [
      "cannot tell", "not read yet", "could not be read",
      "not reported by \(user.reference.source)",
    ]
    for (tab, facts) in facts {
      let missing = missing(detail, in: tab)
      #expect(Set(missing.map(\.reason)).count == missing.count, "\(contract) \(tab)")
      #expect(missing.allSatisfy { reasons.contains($0.reason) }, "\(contract) \(missing)")
      let names = missing.flatMap(\.names)
      let labels = detail.lines(tab).map(\.label.printable)
      for fact in facts {
        let count = (labels + names).count { $0 == fact }
        #expect(count == 1, "\(contract), \(tab): \(fact) \(count) times")
      }
      let kinds = Group.Kind.allCases.filter { user.untold.contains($0.fact) }
      for kind in kinds where tab == .access || tab == .overview {
        let isThere = user.groups.contains { $0.kind == kind }
        let isNamed = names.contains("\(kind.rawValue)s")
        #expect(isNamed != isThere, "\(contract), \(tab): \(kind)")
      }
      for line in detail.lines(tab) where line.label != "MFA" {
        #expect(!line.value.printable.contains("not reported"), "\(contract) \(tab)")
      }
    }
    for reason in reasons {
      #expect(detail.text.ranges(of: "\(reason): ").count <= facts.count, "\(contract)")
      #expect(detail.markdown.ranges(of: "\(reason): ").count <= facts.count, "\(contract)")
      let line = reason.prefix(1).uppercased() + reason.dropFirst() + ": "
      #expect(detail.ticketAnswer.ranges(of: line).count <= 1, "\(contract)")
    }
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
          toCome.replacing("not read yet", with: "could not be read")
            .replacing("Not read yet", with: "Could not be read").filter { $0 != " " }
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
