let token = ''

/** Keeps the token that the session gave, for the header of every call that changes something. */
export function keepCsrfToken(given: string): void {
  token = given
}

/** The header that proves that a call comes from our own page. */
export function csrfHeader(): Record<string, string> {
  return { 'X-CSRF-Token': token }
}
