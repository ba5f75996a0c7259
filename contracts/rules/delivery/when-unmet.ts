/** Why the rules of delivery are left out for nearly every target: to judge our own delivery would be to agree with ourselves. */
export const whenUnmet =
  'The target returned its requests, or did not say when it sent them: delivery is judged where a target delivers by itself, in a trace, or in real time (check --delivery SECONDS).'
