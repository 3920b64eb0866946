enum PlaceholderCursesTerminal {}
