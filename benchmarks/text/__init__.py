"""How well texts are read: what the library says of labelled texts beside what a person said."""
