enum PlaceholderHTTPTransport {}
