import type { Condition } from './rules.ts'

/** A form as its folder defines it: language-independent, immutable per edition. `docs/forms.md` explains each part. */
export interface Form {
  readonly id: string
  /** The instruments under which it is used; a message may serve several. */
  readonly instruments: readonly string[]
  readonly annex?: string
  readonly articles: string
  readonly edition: string
  readonly editionTitle: string
  /** Of an earlier edition: the id of the form in its present edition. An id never changes its edition. */
  readonly editionOf?: string
  /** Days on which the edition is or was the one to use, both included. */
  readonly inForce: InForce
  readonly purpose: Purpose
  readonly issuedBy: CompletedBy
  /** False for forms that courts issue: they are read in, never derived. */
  readonly derived: boolean
  readonly standing: Standing
  /** Of an application: the letters of Article 10 or 56 under which it is made, by what it says. */
  readonly letters?: readonly LetterUse[]
  /** Restricted information leaves this form when the box `when` is ticked, and goes to `form` (Article 40 HC). */
  readonly restriction?: { readonly when: string; readonly form: string }
  readonly header: FormHeader
  readonly parts?: readonly FormPart[]
  readonly footnotes: readonly string[]
  readonly lists?: Readonly<Record<string, ListUse>>
  readonly body: readonly FormNode[]
}

/**
 * `published`: the form that the law prints; `instead-of-published`: our definition where a recommended form exists, based
 * on the Convention, and said so; `own`: the instrument has no form for it.
 */
export type Standing = 'published' | 'instead-of-published' | 'own'

/** `56(1)(c)`, and what in the answers says so; without a condition the form has no other letter. */
export interface LetterUse {
  readonly letter: string
  readonly when?: Condition
}

export interface InForce {
  readonly from: string
  readonly until?: string
}

export type Purpose =
  | 'application'
  | 'transmittal'
  | 'acknowledgement'
  | 'refusal'
  | 'request'
  | 'extract'
  | 'statement'
  | 'report'
  | 'financial-circumstances'
  | 'restricted-information'
  | 'message'

/**
 * `either-authority`: whichever of the two has something to say; `translator`: a person qualified to do translations in a
 * Member State (Article 20(3) of the Regulation).
 */
export type CompletedBy =
  | 'requesting-authority'
  | 'requested-authority'
  | 'either-authority'
  | 'court'
  | 'applicant'
  | 'translator'

/** Label keys printed above the first point. */
export interface FormHeader {
  readonly annex?: string
  readonly title: string
  readonly legalBasis?: string
  readonly footnotes: readonly string[]
  readonly noticeHeading?: string
  readonly notices: readonly string[]
}

/** Part A or B. `signature` names the node where the person signs who is not an official: on paper. */
export interface FormPart {
  readonly id: string
  readonly heading: string
  readonly instruction: string
  readonly completedBy: CompletedBy
  readonly signature?: string
}

/** Which codes of a value list the edition prints, and which of today's lists a case chooses from. */
export interface ListUse {
  readonly today: string
  readonly printed?: readonly string[]
}

export type NodeType =
  | 'group'
  | 'text'
  | 'multilineText'
  | 'address'
  | 'date'
  | 'dateRange'
  | 'money'
  | 'boolean'
  | 'choice'
  | 'multiChoice'
  | 'memberState'
  | 'country'
  | 'currency'
  | 'iban'
  | 'bic'
  | 'table'
  | 'note'
  | 'signature'

export type FillType = 'text' | 'multilineText' | 'date' | 'money'

/** A point of the form. Ids are stable; a child's id begins with its parent's. */
export interface FormNode {
  readonly id: string
  readonly number?: string
  readonly type: NodeType
  readonly part?: string
  readonly labelFrom?: string
  readonly required?: true | string
  readonly requiredBy?: string
  /** Which values below a required group may not be missing; without it any one value is enough. */
  readonly needs?: readonly string[]
  readonly footnotes?: readonly string[]
  readonly optionFootnotes?: Readonly<Record<string, readonly string[]>>
  readonly options?: readonly string[]
  readonly box?: boolean
  readonly fill?: FillType | Readonly<Record<string, FillType>>
  /** Options beside which the text may be left out: the form does not ask to specify. */
  readonly mayBeBlank?: readonly string[]
  /** The list of phrases for grounds and reasons that recur, beside the free text of this point. */
  readonly phrases?: string
  /** "Not known" is an answer: the form asks for the value only if it is known or available. */
  readonly notKnown?: boolean
  readonly parts?: readonly NodePart[]
  readonly list?: string
  readonly columns?: readonly NodePart[]
  readonly rows?: readonly string[]
  /** The row of a table that is the sum of its other rows. */
  readonly totalRow?: string
  /** The amounts elsewhere in the form of which this one is the sum. */
  readonly sumOf?: SumOf
  readonly blankRows?: number
  readonly repeat?: Repeat
  /** Restricted information in the sense of Article 40 of the Convention. */
  readonly restricted?: boolean
  /** No point of the published form: printed on a sheet of its own after it, when something on it is answered. */
  readonly sheet?: boolean
  readonly printed?: 'beforeLabel'
  /** Printed between the parts; a comma when absent. */
  readonly separator?: string
  readonly children?: readonly FormNode[]
}

/** Path patterns of the amounts that a total adds up. */
export interface SumOf {
  readonly plus: readonly string[]
  readonly minus?: readonly string[]
  /** Currencies of the amounts: only what is in one currency adds up. */
  readonly currencies?: string
}

/** One of several values on a printed line, or a column of a table. */
export interface NodePart {
  readonly id: string
  readonly type: NodeType
}

export interface Repeat {
  readonly min: number
  readonly printed: number
  /** Numerals of the printed blocks when they are not 1, 2, 3. */
  readonly keys?: readonly string[]
}

/** Repeats and table rows beyond this are refused. */
export const repeatLimit = 500
