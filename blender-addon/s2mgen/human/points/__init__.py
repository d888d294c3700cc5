"""Named points of a posed body."""
