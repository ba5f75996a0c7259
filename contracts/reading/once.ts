/** Reads each object once: rules ask the same question of the same exchange many times. */
export function once<Subject extends object, Answer>(read: (subject: Subject) => Answer): (subject: Subject) => Answer {
  const answers = new WeakMap<Subject, { answer: Answer }>()
  return (subject) => {
    const known = answers.get(subject)
    if (known) return known.answer
    const answer = read(subject)
    answers.set(subject, { answer })
    return answer
  }
}
