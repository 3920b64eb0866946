import DirectoryModel
import Foundation

@testable import Providers

extension ProviderDescriptor {
  /// A file with a line a person: id, name and e-mail address, with commas between.
  static let staff = ProviderDescriptor(
    name: "staff", options: [StaffProvider.path, StaffProvider.header],
    reach: .local { StaffProvider($0) })
}

/// The people in a file of staff.
struct StaffProvider: UserProvider {
  static let path = SourceOption("path", .path, .required, help: "the file of staff")
  static let header = SourceOption("header", .flag, help: "true if its first line names columns")

  private let context: LocalContext

  init(_ context: LocalContext) { self.context = context }

  var source: Source { context.configuration.source }

  /// The whole file is one page.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    UserPage(users: try people(), next: nil)
  }

  func user(id: UserID) async throws(ProviderError) -> User {
    guard let user = try people().first(where: { $0.id == id }) else {
      throw ProviderError(.notFound, source: source.name, operation: "read the file")
    }
    return user
  }

  private func people() throws(ProviderError) -> [User] {
    let path = context.configuration.text(Self.path) ?? ""
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ProviderError(
        .malformed(path: ""), source: source.name, operation: "read the file",
        detail: "\(path) can't be read")
    }
    let lines = text.split(separator: "\n").dropFirst(
      context.configuration.flag(Self.header) ? 1 : 0)
    return lines.map { user($0.split(separator: ",", omittingEmptySubsequences: false)) }
  }

  private func user(_ cells: [Substring]) -> User {
    var user = User(
      reference: UserReference(source: source.name, id: UserID(String(cells[0]))),
      provider: source.provider, fetchedAt: context.now())
    user.displayName = DisplayText(cells.count > 1 ? String(cells[1]) : "")
    user.email = cells.count > 2 ? DisplayText(String(cells[2])) : nil
    user.untold = Set(UserFact.allCases)
    return user
  }
}
