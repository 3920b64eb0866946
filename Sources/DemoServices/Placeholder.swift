enum PlaceholderDemoServices {}
