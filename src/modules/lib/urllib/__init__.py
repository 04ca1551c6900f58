"""URLs: `parse` takes them apart, `error` has the exceptions of asking for them."""
