import Foundation
import Glibc

/// A server that speaks TLS on 127.0.0.1 with a certificate of its own: the `openssl` tool's.
///
/// It answers every GET with a page about the connection.
package final class TLSServer {
  /// The tool, where it is installed.
  package static let tool = [
    "/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The tool did not do as it was asked.
  package struct ToolError: Error {
    package let arguments: [String]
    package let output: String
  }

  package let port: Int
  private let process = Process()
  private let output = Pipe()

  /// - Parameter certificate: whom the server claims to be, and by whose word.
  /// - Throws: a ``ToolError`` if it does not begin to listen.
  package init(_ certificate: Certificate) throws {
    process.executableURL = URL(filePath: Self.tool ?? "")
    process.arguments = [
      "s_server", "-accept", "127.0.0.1:0", "-cert", certificate.file, "-key", certificate.key,
      "-www",
    ]
    process.standardInput = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    var text = ""
    var port: Int?
    while port == nil, case let data = output.fileHandleForReading.availableData, !data.isEmpty {
      text += String(decoding: data, as: UTF8.self)
      let line = text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1)
        .first { $0.hasPrefix("ACCEPT ") }
      port = line.flatMap { $0.split(separator: ":").last }.flatMap { Int($0) }
    }
    guard let port else { throw ToolError(arguments: process.arguments ?? [], output: text) }
    self.port = port
  }

  // The thread that started it may have blocked every other signal.
  deinit { kill(process.processIdentifier, SIGKILL) }

  /// A certificate that vouches for itself, in a folder of its own.
  package final class Certificate {
    private let folder: TestFolder

    /// The certificate in PEM.
    package var file: String { folder.url.appending(path: "certificate.pem").path }
    /// Its key in PEM.
    package var key: String { folder.url.appending(path: "key.pem").path }

    /// - Parameters:
    ///   - names: whom it is for, `DNS:localhost`.
    ///   - days: how long it is good.
    /// - Throws: a ``ToolError`` if the tool makes none.
    package init(for names: String, days: Int = 2) throws {
      folder = try TestFolder()
      try Self.run([
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-keyout", key, "-out", file, "-days", String(days), "-subj", "/CN=roster test",
        "-addext", "subjectAltName=\(names)",
      ])
    }

    /// A certificate that was or will be good between two times, `20200101000000Z`.
    /// - Throws: a ``ToolError`` if the tool makes none.
    package init(for names: String, from start: String, to end: String) throws {
      folder = try TestFolder()
      let path = folder.path
      let settings = """
        [ca]
        default_ca = c
        [c]
        database = \(try folder.file("index.txt").path)
        new_certs_dir = \(path)
        serial = \(path)/serial
        default_md = sha256
        policy = p
        x509_extensions = e
        [p]
        commonName = supplied
        [e]
        subjectAltName = \(names)
        """
      let configuration = try folder.file("ca.cnf", settings).path
      let request = path + "/request.pem"
      try Self.run([
        "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-keyout", key, "-out", request, "-subj", "/CN=roster test",
      ])
      try Self.run([
        "ca", "-batch", "-selfsign", "-create_serial", "-notext", "-config", configuration,
        "-keyfile", key, "-in", request, "-out", file, "-startdate", start, "-enddate", end,
      ])
    }

    deinit { folder.remove() }

    private static func run(_ arguments: [String]) throws {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(filePath: TLSServer.tool ?? "")
      process.arguments = arguments
      process.standardOutput = output
      process.standardError = output
      try process.run()
      let text = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw ToolError(arguments: arguments, output: String(decoding: text, as: UTF8.self))
      }
    }
  }
}
