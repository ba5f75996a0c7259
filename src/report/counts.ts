/** `once`, `2 times`. */
export const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

/** `1 rule`, `2 rules`. */
export const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** A first letter as a heading has it. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
