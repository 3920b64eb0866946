/// Names of several scripts, each with how it is written in an e-mail address.
enum NamePool {
  /// A name and its letters for addresses.
  struct Name {
    let native: String
    let ascii: String

    init(_ native: String, _ ascii: String? = nil) {
      self.native = native
      self.ascii = ascii ?? native.lowercased().filter { $0.isLetter && $0.isASCII }
    }
  }

  /// The names of people who write alike.
  struct Culture {
    let given: [Name]
    let family: [Name]
    /// Whether the family name comes first, without a blank.
    var isFamilyFirst = false
  }

  /// Cultures as often as they shall occur.
  static let cultures: [Culture] = [
    english, english, english, english, european, european, cyrillic, greek, japanese, chinese,
    korean, arabic,
  ]

  /// The names that begin like Smith make each letter of a filter for it count.
  private static let english = Culture(
    given: names(
      """
      Alice Bob Carol David Emma Frank Grace Henry Isla Jack Karen Liam Mia Noah Olivia Peter Quinn \
      Rachel Samuel Tessa Ursula Victor Wendy Xander Yvonne Zachary Abigail Benjamin Charlotte \
      Daniel Eleanor Finn Georgia Hannah Isaac Julia Kevin Laura Michael Nina
      """),
    family: names(
      """
      Smith Small Smiley Smit Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker \
      White Roberts Green Hall Wood Jackson Clarke Goldsmith Harris Lewis Martin Cooper King Lee \
      Baker Harrison Morgan Patel Allen James Scott Phillips Watson Davis Parker Price Bennett
      """))

  private static let european = Culture(
    given: [
      Name("Zoë", "zoe"), Name("José", "jose"), Name("Jürgen", "juergen"), Name("Łukasz", "lukasz"),
      Name("Søren", "soeren"), Name("Chloé", "chloe"), Name("Åsa", "asa"), Name("Iñaki", "inaki"),
      Name("Ágnes", "agnes"), Name("François", "francois"), Name("Nguyễn", "nguyen"),
      Name("Marta"), Name("Luca"), Name("Ingrid"), Name("Pavel"), Name("Šárka", "sarka"),
    ],
    family: [
      Name("Müller", "mueller"), Name("Schmidt"), Name("García", "garcia"), Name("Kowalska"),
      Name("Nowák", "nowak"), Name("Øberg", "oberg"), Name("Dvořák", "dvorak"), Name("Rossi"),
      Name("O’Neill", "oneill"), Name("Lefèvre", "lefevre"), Name("Ångström", "angstrom"),
      Name("Szabó", "szabo"), Name("Trần", "tran"), Name("Van der Berg"), Name("Ibáñez", "ibanez"),
      Name("Weiß", "weiss"), Name("Çelik", "celik"), Name("Popescu"),
    ])

  private static let cyrillic = Culture(
    given: pairs("Анна anna Борис boris Дмитрий dmitry Елена elena Иван ivan Ольга olga"),
    family: pairs(
      "Иванов ivanov Петров petrov Смирнов smirnov Кузнецов kuznetsov Шевченко shevchenko"))

  private static let greek = Culture(
    given: pairs("Γιώργος giorgos Ελένη eleni Νίκος nikos Σοφία sofia"),
    family: pairs("Παπαδόπουλος papadopoulos Νικολάου nikolaou Βασιλείου vasileiou"))

  private static let japanese = Culture(
    given: pairs("太郎 taro 花子 hanako さくら sakura 健一 kenichi 美咲 misaki"),
    family: pairs("山田 yamada 佐藤 sato 鈴木 suzuki 高橋 takahashi 田中 tanaka"))

  private static let chinese = Culture(
    given: pairs("伟 wei 芳 fang 秀英 xiuying 强 qiang 丽 li"),
    family: pairs("王 wang 李 li 张 zhang 刘 liu 陈 chen"), isFamilyFirst: true)

  private static let korean = Culture(
    given: pairs("민준 minjun 서연 seoyeon 지훈 jihun 수빈 subin"),
    family: pairs("김 kim 이 lee 박 park 최 choi"), isFamilyFirst: true)

  private static let arabic = Culture(
    given: pairs("محمد mohammed فاطمة fatima علي ali ליאת liat יוסף yosef"),
    family: pairs("حسن hassan خالد khaled כהן cohen לוי levi"))

  private static func names(_ text: String) -> [Name] {
    text.split(whereSeparator: \.isWhitespace).map { Name(String($0)) }
  }

  /// Names, each followed by its letters.
  private static func pairs(_ text: String) -> [Name] {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    return stride(from: 0, to: words.count - 1, by: 2).map { Name(words[$0], words[$0 + 1]) }
  }
}
