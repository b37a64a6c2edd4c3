import { z } from 'zod'
import { Words } from './words.ts'

const State = z.string().regex(/^[A-Z]{2}$/)
const IsoDate = z.iso.date()
const Code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const Article = z.string().min(1)

/** What an application may or must be accompanied by. `closed`: nothing else may be asked for or sent. */
const Attachments = z.strictObject({
  closed: z.boolean(),
  article: Article,
  kinds: z.array(
    z.strictObject({
      kind: Code,
      presence: z.enum(['required', 'required-when', 'where-necessary']),
      /** The circumstance that makes a document of this kind necessary, or likely to be. */
      when: z.enum(['arrears', 'indexation', 'defendant-did-not-appear']).optional(),
      /** Only for applications of public bodies (Article 64 of the Regulation, Article 36 of the Convention). */
      only: z.literal('public-body').optional(),
    }),
  ),
})
export type Attachments = z.infer<typeof Attachments>

const Application = z.strictObject({
  letter: Code,
  article: Article,
  by: z.enum(['creditor', 'debtor']),
  /** Open to public bodies as creditors. */
  publicBody: z.boolean(),
  /** Rests on a decision that exists. */
  decision: z.boolean(),
  title: Words,
  /** Forms that are sent together. */
  forms: z.array(z.string()).min(1),
  attachments: Attachments,
  /** The same for a decision of a State that is not bound by the instrument. */
  thirdStateAttachments: Attachments.optional(),
})
export type Application = z.infer<typeof Application>

const Clock = z.strictObject({
  id: Code,
  article: Article,
  /** Message whose receipt by the one bound, or sending, starts the clock. */
  starts: Code,
  /** Message that stops it. */
  stops: Code,
  period: z.strictObject({ length: z.int().positive(), unit: z.enum(['days', 'weeks', 'months']) }),
  rule: Words,
  /** Codes of the task for the one who is bound and for the one who waits. */
  tasks: z.strictObject({ ours: Code, theirs: Code }),
  /** May be set longer by the requested authority. */
  extendable: z.boolean().optional(),
  bound: z.enum(['requesting', 'requested']),
  words: Words,
})
export type Clock = z.infer<typeof Clock>

const Course = z.strictObject({
  initial: Code,
  states: z.record(Code, z.strictObject({ label: Words, final: z.boolean().optional() })),
  transitions: z.array(
    z.strictObject({ from: z.array(Code).min(1), event: Code, to: Code, article: Article.optional() }),
  ),
})

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

const Form = z.strictObject({
  form: z.string(),
  title: Words,
  purpose: z.enum(['extract', 'application', 'transmittal', 'restricted-information', 'acknowledgement', 'refusal']),
  issuedBy: z.enum(['court', 'requesting-authority', 'requested-authority', 'applicant']),
  derived: z.boolean(),
  article: Article,
  parts: z
    .array(
      z.strictObject({
        part: z.enum(['A', 'B']),
        completedBy: z.enum(['requesting-authority', 'requested-authority', 'applicant']),
        /** Must be signed before the form leaves. */
        signed: z.boolean().optional(),
      }),
    )
    .optional(),
  /** Must travel with the application when somebody is protected by a determination (Article 40 of the Convention). */
  requiredWhen: z.literal('non-disclosure').optional(),
  /** The box by which the form says that somebody is protected by a determination. */
  nonDisclosure: z.strictObject({ box: z.string(), article: Article }).optional(),
  /** Answers of which one must be given: an acknowledgement names its first steps. */
  firstSteps: z.array(z.string()).optional(),
  readIn: ReadIn.optional(),
})
export type InstrumentForm = z.infer<typeof Form>

const Ground = z.strictObject({ id: Code, article: Article, title: Words })

/** A legal instrument as data: who is bound, what can be applied for, how a case goes, which clocks run. */
export const Instrument = z.strictObject({
  id: Code,
  title: Words,
  shortTitle: Words,
  /** The lower number is offered first when several apply. */
  precedence: z.int(),
  counting: z.enum(['regulation-1182-71', 'calendar']),
  between: z.strictObject({
    note: z.string(),
    parties: z.array(z.strictObject({ state: State, from: IsoDate })),
    excluded: z.array(z.strictObject({ state: State, article: Article, reason: Words })),
    /** Instruments that prevail where both apply. */
    yieldsTo: z.array(z.strictObject({ instrument: Code, article: Article, reason: Words })).optional(),
  }),
  roles: z.record(Code, Words),
  documents: z.record(Code, z.strictObject({ article: Article, title: Words })),
  applications: z.array(Application).min(1),
  forms: z.array(Form).min(1),
  /** The applicant's consent to the transmission is needed. */
  consent: z.strictObject({ article: Article }).optional(),
  directions: z.strictObject({ outgoing: Course, incoming: Course }),
  clocks: z.array(Clock),
  /** Messages that end every clock of the case. */
  stoppedBy: z.array(Code),
  languages: z.strictObject({
    article: Article,
    forms: z.literal('requested-state'),
    communications: z.enum(['same-as-forms', 'requested-state-or-english-or-french']),
  }),
  refusalGrounds: z.strictObject({ centralAuthority: z.array(Ground), court: z.array(Ground) }),
})
export type Instrument = z.infer<typeof Instrument>

/** Which way a case goes: `outgoing` when our authority requests. */
export type Direction = 'outgoing' | 'incoming'

/** The side that an authority is on in a case. */
export type Side = Clock['bound']

/** The side on which an authority stands in a case of the given direction. */
export function sideOf(direction: Direction): Side {
  return direction === 'outgoing' ? 'requesting' : 'requested'
}
