// Throws as soon as it is loaded.
throw new Error('not here')
