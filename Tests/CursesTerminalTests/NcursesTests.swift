import Testing

/// Suites that use ncurses, of which a process has only one: they run one after another.
@Suite(.serialized)
enum NcursesTests {}
