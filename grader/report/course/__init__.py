"""Reports of a whole class: pure views of its record."""
