import { z } from 'zod'
import { Words } from './words.ts'

/** A stable id: lower case, hyphens. */
export const Code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
/** An article as it is cited, without the word; empty where an agreement between two States says it. */
export const Article = z.string()

/** Where the answers of a received form say what a case is made of. */
const ReadIn = z.strictObject({
  /** The letter of the application: by the option chosen, or the only one that the form is for. */
  letter: z.union([
    z.strictObject({ path: z.string(), options: z.record(z.string(), Code) }),
    z.strictObject({ otherwise: Code }),
  ]),
  authority: z.string(),
  /** The other authority's reference, when it does not stand with the authority. */
  reference: z.string().optional(),
  parties: z.array(
    z.strictObject({
      roles: z.array(z.string()).min(1),
      at: z.string(),
      repeats: z.boolean().optional(),
      publicBody: z.string().optional(),
      /** Where the address stands, when it is not at the usual place. */
      address: z.string().optional(),
    }),
  ),
  /** Boxes that say that somebody named before plays another role too. */
  same: z.array(z.strictObject({ path: z.string(), as: z.string(), role: z.string() })),
  decision: z
    .strictObject({ court: z.string(), date: z.string(), reference: z.string(), stateOfOrigin: z.string().optional() })
    .optional(),
  payment: z.string().optional(),
})
export type ReadIn = z.infer<typeof ReadIn>

/** What a form says to the course of a case: the word of an event, `acknowledgement`, and when it is said. */
const Say = z.strictObject({
  message: Code,
  /** Only by this side. */
  by: z.enum(['requesting', 'requested']).optional(),
  /** The answer by which it is said; `is` names the option that must be chosen there. */
  when: z.string().optional(),
  is: z.string().optional(),
  /** Said when nothing else is. */
  otherwise: z.literal(true).optional(),
  /** The answer that sets a longer time limit, where the instrument allows it. */
  until: z.string().optional(),
})
export type Say = z.infer<typeof Say>

const Purpose = z.enum([
  'extract',
  'statement',
  'application',
  'transmittal',
  'restricted-information',
  'financial-circumstances',
  'request',
  'response',
  'acknowledgement',
  'status-report',
  'refusal',
  'message',
])
export type Purpose = z.infer<typeof Purpose>

/** A code for each purpose that the form has. */
const ByPurpose = z.partialRecord(Purpose, Code)

/** A form as an instrument uses it. */
export const InstrumentForm = z.strictObject({
  form: z.string(),
  title: Words,
  purpose: Purpose,
  /** The other side answers in the same form, for this purpose: part B of Annex V. */
  answer: Purpose.optional(),
  issuedBy: z.enum(['court', 'requesting-authority', 'requested-authority', 'either-authority', 'applicant']),
  derived: z.boolean(),
  article: Article,
  parts: z
    .array(
      z.strictObject({
        part: z.enum(['A', 'B']),
        completedBy: z.enum(['requesting-authority', 'requested-authority', 'applicant']),
        /** Must be signed before the form leaves. */
        signed: z.boolean().optional(),
        /** The points that belong to it, where the other authority must leave them alone. */
        points: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  /** What it says to the course of the case; without it a message says nothing, and another form its purpose. */
  says: z.array(Say).optional(),
  /** The task of whoever receives it. */
  task: ByPurpose.optional(),
  /** The task that sending it ends. */
  ends: ByPurpose.optional(),
  /** Where it names its sender: the reference there, and the person responsible. */
  sender: z.strictObject({ reference: z.string().optional(), contact: z.string().optional() }).optional(),
  /** Must travel with the application when somebody is protected by a determination (Article 40 of the Convention). */
  requiredWhen: z.literal('non-disclosure').optional(),
  /** The box by which the form says that somebody is protected by a determination, and the article that protects. */
  nonDisclosure: z.strictObject({ box: z.string(), article: Article.optional() }).optional(),
  /** Where it tells of a determination of non-disclosure. */
  determination: z
    .strictObject({ person: z.string(), on: z.string(), substituteAddress: z.string(), lifted: z.string() })
    .optional(),
  /** Where it tells what must not be disclosed: how the applicant can be reached, and where payments go. */
  restricted: z.strictObject({ applicant: z.string(), payment: z.string() }).optional(),
  /** What may be told only when a decision was produced (Articles 53(2) and 61(2)), and where that is said. */
  needsTitle: z.strictObject({ points: z.array(z.string()), title: z.string(), article: Article }).optional(),
  /** Answers of which one must be given: an acknowledgement names its first steps. */
  firstSteps: z.array(z.string()).optional(),
  readIn: ReadIn.optional(),
})
export type InstrumentForm = z.infer<typeof InstrumentForm>

/** A message that several instruments know, with the article of each. */
export const SharedMessage = InstrumentForm.omit({ article: true }).extend({ articles: z.record(Code, Article) })
export type SharedMessage = z.infer<typeof SharedMessage>
