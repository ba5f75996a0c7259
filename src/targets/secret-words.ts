/** Whether what stands under a name may be a password: then it is not repeated, since a report is read by others. */
export const isSecretName = (name: string): boolean => /auth|cookie|token|key|secret|pass/i.test(name)

/** An address with `…` for the user and the password in it. */
export const withoutCredentials = (address: string): string => address.replace(/^(https?:\/\/).*@/, '$1…@')
