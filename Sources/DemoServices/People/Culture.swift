/// The given and family names of one people, each in its own script and in ASCII.
struct Culture: Sendable {
  /// A name as it is written and as it stands in a user name.
  struct Name: Sendable {
    /// In its own script.
    let native: String
    /// Lower-case ASCII letters only; empty for a person of one name.
    let ascii: String
  }

  /// Given names, each ASCII form used by one culture only.
  let given: [Name]
  /// Family names, sorted by their ASCII form.
  let family: [Name]

  /// Reads lists like `"Zoë:zoe Anna"`: names parted by blanks, the ASCII form after a colon where
  /// it isn't the lower-cased name, `_` for a blank inside a name.
  private init(given: String, family: String) {
    self.given = Self.names(given)
    self.family = Self.names(family).sorted { $0.ascii < $1.ascii }
  }

  private static func names(_ list: String) -> [Name] {
    list.split(separator: " ").map { item in
      let parts = item.split(separator: ":", omittingEmptySubsequences: false)
      let native = String(parts[0].map { $0 == "_" ? " " : $0 })
      return Name(
        native: native,
        ascii: parts.count > 1 ? String(parts[1]) : native.lowercased())
    }
  }

  /// All cultures that sample people come from.
  static let all: [Culture] = [
    english, irish, french, spanish, german, nordic, polish, czech, turkish, vietnamese, greek,
    russian, arabic, hebrew, hindi, thai, chinese, japanese, korean, amharic, long, single,
  ]

  private static let english = Culture(
    given: "Bob Carol Dave Emma Frank Grace Henry Isla Jack Kate Liam Megan Noah Olivia Peter",
    family: "Baker Brown Carter Dean Evans Fisher Green Hughes Johnson King Lee Miller Taylor")
  private static let irish = Culture(
    given: "Aoife Bríd:brid Caoimhe Ciarán:ciaran Niamh Oisín:oisin Pádraig:padraig Róisín:roisin",
    family: "D'Arcy:darcy O'Brien:obrien O’Neill:oneill O'Sullivan:osullivan Ó_Dálaigh:odalaigh")
  private static let french = Culture(
    given: "Aurélie:aurelie Benoît:benoit Chloé:chloe Éloïse:eloise François:francois Hélène:helene"
      + " Jérôme:jerome Zoë:zoe Anne-Sophie:annesophie",
    family: "Béranger:beranger Çelik-Dupont:celikdupont D'Aubigné:daubigne Lefèvre:lefevre"
      + " L'Hôpital:lhopital Müller:muller Noël:noel")
  private static let spanish = Culture(
    given: "Álvaro:alvaro Begoña:begona Íñigo:inigo José:jose Lucía:lucia Martín:martin Inés:ines",
    family: "Castaño:castano Fernández_de_Córdoba:fernandez García_Márquez:garcia Muñoz:munoz"
      + " Núñez:nunez Peña:pena")
  private static let german = Culture(
    given: "Björn:bjoern Jürgen:juergen Käthe:kaethe Lukas Sören:soeren Ursula Günther:guenther",
    family: "Groß:gross Krüger:krueger Schäfer:schaefer Weiß:weiss Vögele:voegele Zimmermann")
  private static let nordic = Culture(
    given: "Åsa:asa Øyvind:oyvind Þórdís:thordis Bjarne Häkan:hakan Ingeborg Sigurður:sigurdur",
    family: "Ångström:angstrom Bjørnstad:bjornstad Jónsdóttir:jonsdottir Kærgård:kaergaard Virtanen"
  )
  private static let polish = Culture(
    given: "Bogusław:boguslaw Grażyna:grazyna Łukasz:lukasz Małgorzata:malgorzata Żaneta:zaneta",
    family: "Dąbrowski:dabrowski Jabłońska:jablonska Święcicki:swiecicki Wójcik:wojcik Żak:zak")
  private static let czech = Culture(
    given: "Bořivoj:borivoj Jiří:jiri Růžena:ruzena Šárka:sarka Žofie:zofie Ľubomír:lubomir",
    family: "Čapek:capek Dvořák:dvorak Novotný:novotny Šťastná:stastna Říha:riha")
  private static let turkish = Culture(
    given: "Ayşe:ayse Çağla:cagla İbrahim:ibrahim Işıl:isil Özgür:ozgur Şule:sule",
    family: "Çelik:celik Güneş:gunes İnönü:inonu Öztürk:ozturk Yıldız:yildiz")
  private static let vietnamese = Culture(
    given: "Đức:duc Hạnh:hanh Phượng:phuong Thảo:thao Tuấn:tuan",
    family: "Đặng:dang Lê:le Nguyễn:nguyen Phạm:pham Trần:tran")
  private static let greek = Culture(
    given: "Αλέξανδρος:alexandros Ελένη:eleni Γιώργος:giorgos Κωνσταντίνα:konstantina Νίκος:nikos",
    family: "Αγγελόπουλος:angelopoulos Δημητρίου:dimitriou Παπαδοπούλου:papadopoulou Ξένος:xenos")
  private static let russian = Culture(
    given: "Алексей:aleksei Дмитрий:dmitri Ольга:olga Світлана:svitlana Наталья:natalya"
      + " Фёдор:fyodor",
    family: "Достоевский:dostoevsky Иванов:ivanov Кузнецова:kuznetsova Щербаков:shcherbakov"
      + " Їжакевич:yizhakevych")
  private static let arabic = Culture(
    given: "أحمد:ahmad فاطمة:fatima حسن:hasan ليلى:layla محمد:mohammed نور:nour",
    family: "العلي:alali الحسيني:alhusseini بن_سعيد:binsaid حداد:haddad منصور:mansour")
  private static let hebrew = Culture(
    given: "אביגיל:avigail דוד:david מיכל:michal נועם:noam שירה:shira",
    family: "בן-דוד:bendavid כהן:cohen לוי:levi מזרחי:mizrahi")
  private static let hindi = Culture(
    given: "अमित:amit दीपिका:deepika प्रिया:priya राजेश:rajesh श्रेया:shreya",
    family: "चौधरी:chaudhary गुप्ता:gupta मिश्रा:mishra शर्मा:sharma")
  private static let thai = Culture(
    given: "กิตติ:kitti มาลี:malee สมชาย:somchai สุดารัตน์:sudarat",
    family: "จันทร์แก้ว:chankaew ศรีสุข:srisuk วงศ์สวัสดิ์:wongsawat")
  private static let chinese = Culture(
    given: "浩然:haoran 静怡:jingyi 伟:wei 秀英:xiuying 子涵:zihan 𠮷祥:jixiang",
    family: "陈:chen 李:li 欧阳:ouyang 王:wang 張:zhang")
  private static let japanese = Culture(
    given: "花子:hanako 健一:kenichi さくら:sakura 太郎:taro ユキ:yuki ﾊﾙｶ:haruka",
    family: "長谷川:hasegawa 小林:kobayashi 佐々木:sasaki 髙橋:takahashi 山田:yamada")
  private static let korean = Culture(
    given: "지훈:jihun 민서:minseo 서연:seoyeon 영수:yeongsu",
    family: "최:choi 김:kim 남궁:namgung 박:park")
  private static let amharic = Culture(
    given: "አበበ:abebe ሃና:hanna ሰላም:selam ተስፋዬ:tesfaye",
    family: "ገብረማርያም:gebremariam ከበደ:kebede ወልደሥላሴ:woldeselassie")
  private static let long = Culture(
    given: "Maximilian_Alexander_Ferdinand:maximilianalexander"
      + " María_del_Carmen_Asunción:mariadelcarmen Wilhelmina_Christina:wilhelminachristina",
    family: "von_Hohenstein-Rautenberg_zu_Wolkenstein:hohensteinrautenberg"
      + " Rodríguez_de_la_Fuente_y_Santa-María:rodriguezdelafuente"
      + " Wickramasinghe-Jayawardenapura_Fernandopulle:wickramasinghejayawardena")
  private static let single = Culture(
    given: "Cher Kusuma Mulyono Sukarno Suwarni", family: ":")
}
