import { randomInt } from 'node:crypto'

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

const unmistakable = 'abcdefghjkmnpqrstuvwxyz23456789'

/** For the telephone or a sealed letter: four groups of four, no letters that look alike; 79 bits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => unmistakable[randomInt(unmistakable.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
