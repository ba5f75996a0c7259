/** The mark of a person: stands in everything that they say, so that it is seen where it turns up. No hash or id made by chance holds it. */
export const personMark = (person: number): string => `person${person}`

/** The mark of a team: stands in everything that is said of its company. */
export const teamMark = (team: number): string => `team${team}`

/** All marks in a text, each once. */
export function marksIn(text: string): Set<string> {
  const marks = new Set<string>()
  for (const [mark] of text.matchAll(/(?:person|team)\d+/g)) marks.add(mark)
  return marks
}

/** The number of the person whose mark a text holds; `undefined` without one. */
export function personIn(text: unknown): number | undefined {
  const [, number] = (typeof text === 'string' && /person(\d+)/.exec(text)) || []
  return number === undefined ? undefined : Number(number)
}
