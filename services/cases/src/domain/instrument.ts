import { z } from 'zod'
import { Article, Code, InstrumentForm } from './instrument-form.ts'
import { Words } from './words.ts'

const State = z.string().regex(/^[A-Z]{2}$/)
const IsoDate = z.iso.date()

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
  /** Whose application it is; a request for specific measures may serve either. */
  by: z.enum(['creditor', 'debtor', 'either']),
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
  /** What may be said only when the clock has run out and nothing has stopped it. */
  allows: Code.optional(),
  words: Words,
})
export type Clock = z.infer<typeof Clock>

const Course = z.strictObject({
  initial: Code,
  states: z.record(
    Code,
    z.strictObject({
      label: Words,
      final: z.boolean().optional(),
      /** The other authority does not have the case yet: no message can reach it there. */
      unsent: z.boolean().optional(),
    }),
  ),
  transitions: z.array(
    z.strictObject({ from: z.array(Code).min(1), event: Code, to: Code, article: Article.optional() }),
  ),
})

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
    /** An authority may enter that it binds its State and another: pairs that these data do not list. */
    byAgreement: z.boolean().optional(),
    excluded: z.array(z.strictObject({ state: State, article: Article, reason: Words })),
    /** Instruments that prevail where both apply. */
    yieldsTo: z.array(z.strictObject({ instrument: Code, article: Article, reason: Words })).optional(),
  }),
  roles: z.record(Code, Words),
  documents: z.record(Code, z.strictObject({ article: Article, title: Words })),
  applications: z.array(Application).min(1),
  forms: z.array(InstrumentForm).min(1),
  /** The applicant's consent to the transmission is needed. */
  consent: z.strictObject({ article: Article }).optional(),
  /** The article that protects somebody whose data must not be disclosed. */
  protection: Article.optional(),
  /** How an application goes. */
  directions: z.strictObject({ outgoing: Course, incoming: Course }),
  /** How a request for specific measures goes. */
  requests: z.strictObject({ outgoing: Course, incoming: Course }).optional(),
  clocks: z.array(Clock),
  /** Messages that end every clock of the case. */
  stoppedBy: z.array(Code),
  languages: z.strictObject({
    /** Absent where the instrument has no rule: then a language is suggested and none is refused. */
    article: Article.optional(),
    forms: z.literal('requested-state'),
    communications: z.enum(['same-as-forms', 'requested-state-or-english-or-french']),
  }),
  refusalGrounds: z.strictObject({ centralAuthority: z.array(Ground), court: z.array(Ground) }),
})
export type Instrument = z.infer<typeof Instrument>

export type Course = z.infer<typeof Course>

/** Which way a case goes: `outgoing` when our authority requests. */
export type Direction = 'outgoing' | 'incoming'

/** The side that an authority is on in a case. */
export type Side = Clock['bound']

/** The side across the border. */
export function otherSide(side: Side): Side {
  return side === 'requesting' ? 'requested' : 'requesting'
}

/** The side on which an authority stands in a case of the given direction. */
export function sideOf(direction: Direction): Side {
  return direction === 'outgoing' ? 'requesting' : 'requested'
}
