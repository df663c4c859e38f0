"""The built-in checks, one module each; they live by the rules of plugins."""
