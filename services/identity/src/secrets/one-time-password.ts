import { randomInt } from 'node:crypto'

const unmistakable = 'abcdefghjkmnpqrstuvwxyz23456789'

/** For the telephone or a sealed letter: four groups of four, no letters that look alike; 79 bits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => unmistakable[randomInt(unmistakable.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
