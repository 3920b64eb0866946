enum PlaceholderBrowserUI {}
