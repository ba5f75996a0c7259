/** What a command answers: 0 as expected, 1 a rule failed, 2 bad usage or input, or nothing proved. */
export type ExitCode = 0 | 1 | 2
