import { readFileSync } from 'node:fs'
import { z } from 'zod'

// One exchange of the demonstration, as data: data/demo/scenario-*.json.

const Scenario = z.strictObject({
  title: z.string(),
  instrument: z.string(),
  application: z.string(),
  from: z.string(),
  to: z.string(),
  forms: z.strictObject({
    application: z.string(),
    transmittal: z.string().optional(),
    acknowledgement: z.string(),
    extract: z.string().optional(),
  }),
  /** Language of the forms: the requested State's. */
  language: z.string(),
  /** Part that the applicant signs on paper. */
  signedPart: z.string().optional(),
  file: z.looseObject({}),
  /** The court's extract, our XML. */
  extract: z.string().optional(),
  documents: z.array(z.strictObject({ file: z.string(), kind: z.string(), title: z.string(), language: z.string() })),
  /** Answers that the case cannot know, by form. */
  typed: z.record(z.string(), z.array(z.looseObject({ path: z.string() }))).default({}),
})

/** One exchange between two authorities. */
export type Scenario = z.infer<typeof Scenario>

const folder = new URL('../../data/demo/', import.meta.url)

/** Reads a scenario of the demonstration. */
export const readScenario = (name: string): Scenario =>
  Scenario.parse(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')))

/** Reads a paper that belongs to a scenario. */
export const readPaper = (file: string): Buffer => readFileSync(new URL(file, folder))
