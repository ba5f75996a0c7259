/**
 * GitHub reads the log of a job for commands: `::error …` where a line begins with it, after blanks too, and `##[error]` anywhere in a
 * line. Text that is to be no command, whatever a target put into it. JSON says the same as before: there both stand in texts alone.
 */
export const inALog = (text: string): string =>
  text.replace(/^([^\S\n]*):(?=:)/gm, '$1\\u003a').replaceAll('##[', '##\\u005b')
