"""One module per kind of content of a pack: reads the npm packages, writes into the pack's folder."""
