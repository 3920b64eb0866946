import Foundation
import TestSupport
import Testing

@testable import roster

/// What bash offers, by the script that the program prints for it.
@Suite struct CompletionTests {
  /// The words that complete the last one of a line.
  private func completions(_ line: [String], in folder: TestFolder) async throws -> Set<String> {
    let script = """
      source <(roster --generate-completion-script bash)
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
      _roster roster "${COMP_WORDS[$COMP_CWORD]}" "${COMP_WORDS[$((COMP_CWORD - 1))]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let path = RosterProcess.environment()["PATH"] ?? "/usr/bin:/bin"
    let run = try await RosterProcess.run(
      ["-c", "cd '\(folder.url.path)'; \(script)", "bash"] + line,
      executable: URL(filePath: "/bin/bash"),
      variables: ["PATH": "\(RosterProcess.products.path):\(path)"])
    return Set(run.output.split(separator: "\n").map(String.init))
  }

  private func withFolder(_ body: (TestFolder) async throws -> Void) async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let source = """
      [[source]]
      name = "idc-prod"
      provider = "scim"
      url = "https://example.com/v2"
      credential = { env = "KEY" }
      """
    try source.write(
      to: folder.url.appending(path: "my.toml"), atomically: false, encoding: .utf8)
    try await body(folder)
  }

  @Test(arguments: [
    ("--con", ["--config"]), ("--config m", ["my.toml"]), ("list --log m", ["my.toml"]),
    ("keys --check m", ["my.toml"]), ("store publish m", ["my.toml"]), ("--offline li", ["list"]),
    ("config add t", ["tines"]), ("list --columns name,em", ["name,email"]),
    ("list --columns name,na", []), ("list --sort seen", ["seen", "seen:desc"]),
    ("count --by source,ro", ["source,role"]), ("list --format js", ["json", "jsonl"]),
    ("list ro", ["role:"]), ("list mfa:o", ["mfa:on", "mfa:off"]),
    ("list provider:sc", ["provider:scanova", "provider:scalepad", "provider:scim"]),
    ("--config my.toml list --source i", ["idc-prod"]),
    ("sync --config my.toml --source i", ["idc-prod"]),
    ("list --config=my.toml source:i", ["source:idc-prod"]),
    ("list --config none.toml --source i", []),
  ])
  func `A shell offers what can stand there`(line: String, offered: [String]) async throws {
    try await withFolder { folder in
      let words = ["roster"] + line.split(separator: " ").map(String.init)
      let found = try await completions(words, in: folder)
      #expect(found == Set(offered))
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `Each shell has a script`(shell: String) async throws {
    let run = try await CommandRun.of("--generate-completion-script", shell)
    #expect(run.status == 0 && run.output.contains("_roster"))
  }
}
