"""Official documents: facts in, pages out."""
