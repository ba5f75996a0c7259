/** Writes to standard output, and waits until a slow reader has taken it. */
export async function print(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

/** Talk goes to standard error, so that data can be piped. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
