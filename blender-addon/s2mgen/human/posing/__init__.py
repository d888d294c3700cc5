"""Poses, hand goals, collisions: from rest to posed vertices."""
