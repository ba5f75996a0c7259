/** The time, in milliseconds since the epoch. Passed in wherever time matters; only the command line reads a real one. */
export type Clock = () => number
