"""One folder or file a platform: verify, parse, send."""
