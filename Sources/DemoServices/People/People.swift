/// The generated people: any of them by number, without holding all of them.
///
/// Names are given out by *rank*: rank order is the byte order of the user names. A shuffle parts
/// rank from index, so a list by index looks mixed while a list by user name needs no sorting.
struct People: Sendable {
  /// How many there are.
  let count: Int
  /// "Today" of the sample data.
  let epoch: Timestamp

  private let seed: UInt64
  private let shuffle: Shuffle
  private let givenNames: [(culture: Int, given: Int)]
  private let firstPair: [Int]
  private let suffixWidth: Int

  /// `count` people that depend on `seed`, with dates relative to `epoch`.
  init(count: Int, seed: UInt64, epoch: Timestamp) {
    self.count = count
    self.epoch = epoch
    self.seed = SplitMix64.mix(seed &+ 0x5EED)
    shuffle = Shuffle(count: count, seed: self.seed)
    let cultures = Culture.all
    givenNames = cultures.indices
      .flatMap { culture in
        cultures[culture].given.indices.map { (culture: culture, given: $0) }
      }
      .sorted {
        cultures[$0.culture].given[$0.given].ascii < cultures[$1.culture].given[$1.given].ascii
      }
    var pairs = 0
    firstPair =
      givenNames.map { name in
        defer { pairs += cultures[name.culture].family.count }
        return pairs
      } + [pairs]
    suffixWidth = String(count / pairs + 1).count
  }

  /// Where a person's user name stands among all user names.
  func rank(of index: Int) -> Int { shuffle.rank(of: index) }

  /// The person whose user name stands at `rank`.
  func index(atRank rank: Int) -> Int { shuffle.index(at: rank) }

  /// The user name at `rank`; ascending in bytes.
  func username(atRank rank: Int) -> String {
    let name = name(atRank: rank)
    let ascii = name.given.ascii + (name.family.ascii.isEmpty ? "" : "." + name.family.ascii)
    return ascii + name.suffix
  }

  /// The person with this number, from 0 up to, not including, `count`.
  func person(_ index: Int) -> Person {
    let rank = rank(of: index)
    let name = name(atRank: rank)
    let username = username(atRank: rank)
    var bits = bits(for: index, about: 0)
    let domain = bits.pick(["acme.com", "acme.com", "acme.com", "acme.io", "contractor.io"])
    let joined = Timestamp(
      microseconds: epoch.adding(seconds: -bits.below(8 * 365 * 86_400) - 30 * 86_400).microseconds
        - Int64(bits.below(1_000_000)))
    let seen = lastSeen(after: joined, bits: &bits)
    let dayBefore = epoch.adding(seconds: -400 * 86_400)
    let isActive = bits.chance((seen ?? joined) < dayBefore ? 40 : 97)
    return Person(
      index: index, given: name.given.native, family: name.family.native, username: username,
      email: "\(username)@\(domain)", joined: joined, lastSeen: seen, isActive: isActive)
  }

  /// Random bits for one aspect of one person.
  func bits(for index: Int, about aspect: UInt64) -> SplitMix64 {
    let person = SplitMix64.mix(UInt64(bitPattern: Int64(index)) &+ seed)
    return SplitMix64(person ^ SplitMix64.mix(aspect &+ 1))
  }

  private func name(
    atRank rank: Int
  ) -> (given: Culture.Name, family: Culture.Name, suffix: String) {
    let pairs = firstPair[firstPair.count - 1]
    let pair = rank * pairs / count
    let repeated = rank - (pair * count + pairs - 1) / pairs
    var low = 0
    var high = givenNames.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if firstPair[middle] <= pair { low = middle } else { high = middle }
    }
    let culture = Culture.all[givenNames[low].culture]
    let digits = repeated == 0 ? "" : String(repeated)
    let zeros = digits.isEmpty ? 0 : max(0, suffixWidth - digits.count)
    return (
      culture.given[givenNames[low].given], culture.family[pair - firstPair[low]],
      String(repeating: "0", count: zeros) + digits
    )
  }

  private func lastSeen(after joined: Timestamp, bits: inout SplitMix64) -> Timestamp? {
    let day = 86_400
    let ago: Int
    switch bits.below(100) {
    case 0..<9: return nil
    case 9..<35: ago = bits.below(day)
    case 35..<65: ago = bits.below(60 * day)
    case 65..<85: ago = bits.below(2 * 365 * day)
    default: ago = bits.below(7 * 365 * day)
    }
    let seen = Timestamp(
      microseconds: epoch.adding(seconds: -ago).microseconds - Int64(bits.below(1_000_000)))
    return max(seen, joined.adding(seconds: 3600))
  }
}
