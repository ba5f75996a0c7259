// Leaves no class behind.
window.somethingElse = {}
