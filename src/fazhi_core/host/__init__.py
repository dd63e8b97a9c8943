"""The host: plugins are found, asked what they bring, and put together into an engine."""
