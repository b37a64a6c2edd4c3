/** One spelling for comparison: people type capitals and blanks that they do not mean. */
export function normaliseUserName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

export function isUserName(normalised: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{2,63}$/u.test(normalised)
}
