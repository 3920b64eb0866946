import ArgumentParser

/// `roster-bench list`: what can be measured.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Say what is measured, beside what, and what is to be reached.")

  func run() {
    var table = TextTable(header: ["FIGURE", "WHAT", "BESIDE", "AT MOST"], numeric: [])
    for figure in Figures.all { table.add([figure.name, figure.what, figure.peer, figure.bound]) }
    Console.output(table.text)
  }
}
