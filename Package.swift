// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "roster",
  products: [.executable(name: "roster", targets: ["roster"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
  ],
  targets: [
    // Level 0: values and ports, and the system that the program runs on.
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CSupport"),
    .target(name: "DirectoryModel"),
    .target(
      name: "Host",
      dependencies: ["CSupport", .product(name: "SystemPackage", package: "swift-system")]),
    .target(name: "Terminal"),

    // Level 1: one edge each.
    .target(
      name: "HTTPTransport",
      dependencies: [
        "DirectoryModel",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .target(name: "CursesTerminal", dependencies: ["CNcurses", "CSupport", "Host", "Terminal"]),
    .target(name: "DirectoryIndex", dependencies: ["CSupport", "DirectoryModel"]),
    .target(
      name: "DirectoryStore",
      dependencies: [
        "DirectoryModel", "Host",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(name: "DirectoryText", dependencies: ["DirectoryModel", "Terminal"]),
    .target(name: "Browser", dependencies: ["DirectoryModel", "DirectoryText"]),

    // Level 2: what puts them together, vendors, screens, services to try it on.
    .target(name: "DirectorySync", dependencies: ["CSupport", "DirectoryIndex", "DirectoryModel"]),
    .target(name: "Providers", dependencies: ["DirectoryModel", "HTTPTransport"]),
    .target(
      name: "BrowserUI",
      dependencies: ["Browser", "DirectoryModel", "DirectoryText", "Terminal"],
      resources: [.embedInCode("Resources/keymap.conf")]),
    .target(
      name: "DemoServices",
      dependencies: [
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ]),

    // Level 3: the program.
    .executableTarget(
      name: "roster",
      dependencies: [
        "Browser", "BrowserUI", "CSupport", "CursesTerminal", "DemoServices", "DirectoryIndex",
        "DirectoryModel", "DirectoryStore", "DirectorySync", "DirectoryText", "HTTPTransport",
        "Host", "Providers",
        "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ]),
    .executableTarget(
      name: "roster-bench",
      dependencies: [
        "CSupport", "DemoServices", "DirectoryIndex", "DirectoryModel",
        "DirectoryStore", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // What several test targets need: samples, random users, doubles, servers.
    .target(
      name: "TestSupport", dependencies: ["DirectoryModel", "Terminal"], path: "Tests/TestSupport"),

    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "DirectoryModelTests", dependencies: ["DirectoryModel", "TestSupport"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TestSupport"]),
    .testTarget(name: "HostTests", dependencies: ["CSupport", "Host"]),
    .testTarget(
      name: "HTTPTransportTests",
      dependencies: [
        "HTTPTransport", "DirectoryModel", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    .testTarget(
      name: "CursesTerminalTests",
      dependencies: ["CursesTerminal", "Terminal", "CNcurses", "CSupport", "TestSupport"]),
    .testTarget(
      name: "DirectoryIndexTests",
      dependencies: ["DirectoryIndex", "DirectoryModel", "TestSupport"]),
    .testTarget(
      name: "DirectoryStoreTests",
      dependencies: [
        "DirectoryStore", "DirectoryModel", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "DirectorySyncTests",
      dependencies: [
        "DirectorySync", "DirectoryIndex", "DirectoryStore", "DirectoryModel", "TestSupport",
      ]),
    .testTarget(
      name: "DirectoryTextTests",
      dependencies: ["DirectoryText", "DirectoryModel", "Terminal", "TestSupport"]),
    .testTarget(
      name: "BrowserTests",
      dependencies: ["Browser", "DirectoryModel", "DirectoryText", "TestSupport"]),
    .testTarget(
      name: "ProvidersTests",
      dependencies: [
        "Providers", "HTTPTransport", "DirectoryModel", "DirectoryText", "TestSupport",
      ]),
    .testTarget(
      name: "BrowserUITests",
      dependencies: [
        "BrowserUI", "Browser", "DirectoryModel", "DirectoryText", "Terminal", "TestSupport",
      ],
      exclude: ["Goldens"]),
    .testTarget(name: "DemoServicesTests", dependencies: ["DemoServices"]),
    .testTarget(
      name: "roster-benchTests",
      dependencies: ["roster-bench", "DirectoryModel", "DirectoryStore", "TestSupport"]),
    .testTarget(
      name: "rosterTests",
      dependencies: [
        "roster", "Browser", "CSupport", "DemoServices", "DirectoryModel", "DirectoryText",
        "Host", "Providers", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
