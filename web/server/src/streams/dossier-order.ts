import { z } from 'zod'
import { readJson } from './read-json.ts'

const line = z.string().max(500)
const lines = z.array(line).max(20)
const item = z.strictObject({
  /** Below the case: `submissions/…` or `documents/…`. */
  name: z.string().regex(/^(submissions|documents)\/[a-z0-9][a-z0-9-]{0,62}$/),
  title: line.min(1),
})
const order = z.strictObject({
  language: z.string().max(35),
  reference: line,
  sender: lines,
  recipient: lines,
  items: z.array(item).min(1).max(200),
})

/** What a dossier is to be made of: its cover, and forms and documents of the case in order. */
export type DossierOrder = z.infer<typeof order>

/** Reads what the page asks for. */
export function readDossierOrder(body: Buffer): DossierOrder {
  return readJson(body, order, 'the dossier cannot be made of this')
}
