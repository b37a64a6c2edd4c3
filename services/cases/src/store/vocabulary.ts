import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Words } from '../domain/words.ts'

const Vocabulary = z.strictObject({
  timeline: z.record(z.string(), Words),
  tasks: z.record(z.string(), Words),
})
/** What happened and what is to be done, in words: codes are stored, words are made when somebody reads. */
export type Vocabulary = z.infer<typeof Vocabulary>

/** Reads the vocabulary. */
export function readVocabulary(): Vocabulary {
  return Vocabulary.parse(JSON.parse(readFileSync(new URL('../../data/words.json', import.meta.url), 'utf8')))
}
