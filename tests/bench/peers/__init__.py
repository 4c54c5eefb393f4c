"""The graders that are compared, each put to the same checks in its own idiom."""
