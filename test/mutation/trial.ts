/** One promise of `npm test`, in a form that is quick to ask again: what is wrong, or nothing. */
export interface Trial {
  name: string
  complaint(): Promise<string | undefined>
}
