/** So many subjects are remembered by each reading: the events of one case are seldom more. */
const subjectsKept = 4

/**
 * Reads a subject once, however many rules ask, one after another. The last few answers are kept, and no more: that is faster than any
 * map, and memory does not grow with the cases.
 */
export function once<Subject extends object, Answer>(read: (subject: Subject) => Answer): (subject: Subject) => Answer {
  const subjects: (Subject | undefined)[] = Array.from({ length: subjectsKept })
  const answers: (Answer | undefined)[] = Array.from({ length: subjectsKept })
  let latest = 0
  return (subject) => {
    if (subjects[latest] === subject) return answers[latest] as Answer
    const known = subjects.indexOf(subject)
    if (known !== -1) return answers[known] as Answer
    const answer = read(subject)
    latest = (latest + 1) % subjectsKept
    subjects[latest] = subject
    answers[latest] = answer
    return answer
  }
}

/** The same for texts, which come again over many cases: answers are kept until there are too many. */
export function onceForText<Answer>(read: (text: string) => Answer, textsMax = 2000): (text: string) => Answer {
  const answers = new Map<string, Answer>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = read(text)
    if (text.length > lengthKept) return answer
    if (answers.size >= textsMax) answers.clear()
    answers.set(text, answer)
    return answer
  }
}

/** Longer texts are read anew each time: they would fill memory. */
const lengthKept = 200
