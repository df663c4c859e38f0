"""Pure functions on text: words, sentences, what is copied from where."""
