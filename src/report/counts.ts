/** `once`, `2 times`. */
export const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

/** `1 rule`, `2 rules`. */
export const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
