"""The process that renders frames on command: JSON lines in, JSON lines out (docs/worker-protocol.md)."""
