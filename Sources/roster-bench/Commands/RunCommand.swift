import ArgumentParser
import Foundation

/// `roster-bench run`: measures figures and prints them beside their peers.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure the figures, all or some, each beside its peer.",
    discussion: """
      Data are made when they are first needed; --keep leaves them for the next run. Nothing else \
      should run on the machine.
      """)

  @Option(
    name: .customLong("figure"), parsing: .singleValue,
    help: ArgumentHelp("Only this figure; may be given several times.", valueName: "name"))
  var figures: [String] = []

  @Option(help: "How many users the largest store has.")
  var users = 1_000_000

  @Option(help: "How often what is short is measured.")
  var runs = 11

  @Option(help: ArgumentHelp("Keep the data in this folder, or use those in it.", valueName: "dir"))
  var keep: String?

  @Option(help: ArgumentHelp("Write the result to this file.", valueName: "file"))
  var json: String?

  @Option(help: ArgumentHelp("The roster to measure; else the one beside this.", valueName: "path"))
  var roster: String?

  func validate() throws {
    guard users >= 10_000 else { throw ValidationError("--users is 10000 at least") }
    guard runs >= 1 else { throw ValidationError("--runs is 1 at least") }
    for name in figures where !Figures.all.contains(where: { $0.name == name }) {
      let names = Figures.all.map(\.name).joined(separator: ", ")
      throw ValidationError("no figure is named \(name); there are \(names)")
    }
  }

  func run() throws {
    let folder = keep ?? "\(FileManager.default.temporaryDirectory.path)/roster-bench-\(getpid())"
    let workshop = try Workshop(
      roster: try roster ?? "\(OwnProgram.folder)/roster", users: users, runs: runs,
      folder: URL(filePath: folder).standardizedFileURL.path, say: Console.error)
    defer { workshop.tidy(keepingData: keep != nil) }
    var result = BenchResult(machine: .present, users: users)
    for figure in Figures.all where figures.isEmpty || figures.contains(figure.name) {
      Console.error("\(figure.name): \(figure.what)")
      do throws(BenchFailure) {
        let findings = try figure.measure(workshop)
        result.measurements += findings.measurements
        result.omissions += findings.omissions.map { .init(figure: figure.name, reason: $0) }
      } catch {
        result.omissions.append(.init(figure: figure.name, reason: error.description))
      }
    }
    Console.output(Report(result: result).text)
    if let json { try Workshop.write(try result.json, to: json) }
  }
}
