export const shortestPassword = 12
export const longestPassword = 128

export type PasswordFault = 'tooShort' | 'tooLong' | 'likeUserName' | 'sameAsBefore' | 'repeated'

/** Length counts, mixtures do not (NIST SP 800-63B, 3.1.1.2); `userName` is normalised. */
export function passwordFault(password: string, userName: string): PasswordFault | undefined {
  const length = [...password].length
  if (length < shortestPassword) return 'tooShort'
  if (length > longestPassword) return 'tooLong'
  if (new Set(password.toLowerCase()).size < 5) return 'repeated'
  if (password.toLowerCase().includes(userName)) return 'likeUserName'
  return undefined
}
