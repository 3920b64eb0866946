enum PlaceholderDirectorySync {}
