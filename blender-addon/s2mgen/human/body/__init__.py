"""The unposed body: morphs and what is where on it."""
