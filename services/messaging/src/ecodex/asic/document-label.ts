import { z } from 'zod'
import type { Property } from '../../as4/ebms/user-message.ts'
import { endingOf, isMediaType, typeByName } from '../../domain/media-types.ts'
import { isFileName } from './zip-entry.ts'

/** What is said about a part that travels in a container. */
export interface Labelled {
  mediaType: string
  properties: Property[]
}

const longest = 16_384
const text = z.string().max(1024)
const Label = z.object({
  mediaType: z.string().refine(isMediaType),
  properties: z.array(z.object({ name: text, value: text, type: text.optional() })).max(32),
})

/**
 * What we say about a document in the comment of its entry: names are all that a container has for it. It is signed with
 * the archive, other products pass over it, and what they make has none.
 */
export function writeLabel({ mediaType, properties }: Labelled): string {
  const label = JSON.stringify({ mediaType, properties })
  return Buffer.byteLength(label) <= longest ? label : JSON.stringify({ mediaType, properties: [] })
}

/** Reads what is said about a document; by its name when nothing is that we would have written. */
export function readLabel(comment: string, name: string): Labelled {
  const read = Label.safeParse(parse(comment))
  if (!read.success) return { mediaType: typeByName(name), properties: [] }
  const { mediaType, properties } = read.data
  return {
    mediaType,
    properties: properties.map(({ type, ...rest }) => (type === undefined ? rest : { ...rest, type })),
  }
}

/** The name of a document in a container: the one that its sender gave, as far as it may be, told apart from the others. */
export function fileNameFor(part: { id: string; mediaType: string }, given: string | undefined, taken: Set<string>) {
  const plain = given !== undefined && isFileName(given) ? given : `${part.id}${endingOf(part.mediaType)}`
  const name = taken.has(folded(plain)) ? `${part.id}-${plain}`.slice(0, 200) : plain
  taken.add(folded(name))
  return name
}

/** What the names of an archive are told apart by. */
export const folded = (name: string) => name.normalize('NFKC').toLowerCase()

function parse(comment: string): unknown {
  if (comment.length > longest) return undefined
  try {
    return JSON.parse(comment)
  } catch {
    return undefined
  }
}
