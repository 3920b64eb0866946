/// The requests of a sync once more, by curl and what goes with it: for each service a pipeline,
/// all of them side by side, as roster has it.
struct PageReplay {
  private let workshop: Workshop
  private let services: [ServiceChild.Service]
  private let requests: [ServiceChild.Request]
  private let folder: String

  /// Services whose answers tell how many pages there are, so that they can be read side by side;
  /// with the others a page tells where the next one is.
  static let parallel = ["tines", "scanova"]

  /// Repeats the requests that roster has sent.
  init(
    _ workshop: Workshop, _ services: ServiceChild, _ requests: [ServiceChild.Request]
  ) throws(BenchFailure) {
    self.workshop = workshop
    self.services = services.services
    self.requests = requests
    folder = try workshop.makeFolder()
    for service in self.services {
      try Workshop.write(configuration(service), to: "\(folder)/\(service.name).curl")
    }
  }

  /// Fetches the pages of some services and keeps nothing; how long that took, in seconds.
  ///
  /// So many requests are under way at once to a service that allows it; 1 is for one after the
  /// other at all.
  func fetch(_ names: [String], connections: Int) throws(BenchFailure) -> Double {
    let curl = try PeerProgram.curl.path
    return try run(
      names.map { name in
        let isParallel = connections > 1 && Self.parallel.contains(name)
        let options = isParallel ? "--parallel --parallel-max \(connections)" : ""
        return "\(curl) -sS \(options) -K \(folder)/\(name).curl | cat > /dev/null"
      })
  }

  /// Fetches the pages, takes the users out and puts them into a database for each service.
  /// - Returns: how long that took, in seconds.
  func store() throws(BenchFailure) -> Double {
    let curl = try PeerProgram.curl.path
    let jq = try PeerProgram.jq.path
    let sqlite = try PeerProgram.sqlite3.path
    return try run(
      services.map { (service) throws(BenchFailure) in
        let database = "\(folder)/\(service.name).sqlite"
        let filter = "\(folder)/\(service.name).jq"
        try Workshop.write(Self.filter(service.name), to: filter)
        return """
          rm -f \(database); \(curl) -sS -K \(folder)/\(service.name).curl \
          | \(jq) -r -f \(filter) \
          | \(sqlite) -csv \(database) \
          'CREATE TABLE user (id TEXT PRIMARY KEY, name TEXT, email TEXT, raw TEXT)' \
          '.import /dev/stdin user'
          """
      })
  }

  /// How many rows ``store()`` has kept.
  func storedCount() throws(BenchFailure) -> Int {
    var count = 0
    for service in services {
      let sqlite = try workshop.peer(
        .sqlite3, ["\(folder)/\(service.name).sqlite", "SELECT count(*) FROM user"])
      count += Int(try sqlite.runSuccessfully().text.filter(\.isNumber)) ?? 0
    }
    return count
  }

  private func run(_ pipelines: [String]) throws(BenchFailure) -> Double {
    let script = pipelines.map { "( \($0) ) &" }.joined(separator: "\n") + "\nwait\n"
    return try workshop.peer(.sh, ["-c", script]).runSuccessfully().seconds
  }

  private func configuration(_ service: ServiceChild.Service) -> String {
    let header =
      switch service.name {
      case "scanova": "Authorization: \(service.credential)"
      case "document360": "api_token: \(service.credential)"
      default: "Authorization: Bearer \(service.credential)"
      }
    var lines = ["header = \"\(header)\""]
    for request in requests where request.service == service.name {
      lines.append("url = \"\(service.origin)\(request.target)\"")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The users of a page as lines of CSV; other answers have none.
  private static func filter(_ service: String) -> String {
    let (users, name, email) =
      switch service {
      case "tines": ("\"admin/users\"", ".first_name + \" \" + .last_name", ".email")
      case "scanova": ("\"results\"", ".full_name", ".email")
      case "document360": ("\"result\"", ".first_name + \" \" + .last_name", ".email_id")
      case "scalepad": ("\"data\"", ".username", ".username")
      default: ("\"Resources\"", ".displayName", ".userName")
      }
    let id = service == "document360" ? ".user_id" : ".id"
    return """
      if type == "object" then .[\(users)] else null end // [] | .[] | select(\(id) != null) | \
      [(\(id) | tostring), (\(name)), (\(email)), tojson] | @csv
      """
  }
}
