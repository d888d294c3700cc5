"""Hair grown on the skin."""
