/** Statuses by which Intercom says that it is over: all but those of "perhaps later" (D1), a timeout, a rate limit, an error of its own. */
export const isFinal = (status: number): boolean => status < 500 && status !== 408 && status !== 429
