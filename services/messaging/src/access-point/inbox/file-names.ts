import { createHash } from 'node:crypto'
import { endingOf } from '../../domain/media-types.ts'

const longest = 200

/**
 * The name of a folder for a message: its wire id as far as that is harmless in a path, everything else written %XX. What
 * would be too long is cut and told apart by its hash.
 */
export function folderName(messageId: string): string {
  const name = [...Buffer.from(messageId)].map(safe).join('')
  if (name.length <= longest) return name
  return `${name.slice(0, longest)}~${createHash('sha256').update(messageId).digest('hex').slice(0, 16)}`
}

function safe(byte: number, position: number): string {
  const character = String.fromCharCode(byte)
  const isSafe = position === 0 ? /[A-Za-z0-9]/ : /[A-Za-z0-9@._+=-]/
  return isSafe.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

/** The name of a part's file. The sender has no say in it. */
export function partName(id: string, mediaType: string): string {
  return `${id}${endingOf(mediaType, '.bin')}`
}
