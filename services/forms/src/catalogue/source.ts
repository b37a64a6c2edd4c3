import type { Form, FormNode } from '../domain/form.ts'
import type { Labels } from '../domain/labels.ts'
import type { FormRules } from '../domain/model.ts'
import type { PlainAnswers } from '../domain/plain.ts'
import type { Derivation } from '../domain/prefill.ts'

/** A complete example with fictional people. */
export interface Sample {
  readonly language: string
  readonly reference: string
  readonly answers: PlainAnswers
}

/** A form with all that its folder says of it. */
export interface Source {
  readonly form: Form
  /** As the folder words it, by language: English completely, others as far as an official text is at hand. */
  readonly words: Readonly<Record<string, Labels>>
  readonly rules: FormRules
  readonly derivation: Derivation
  readonly sample: Sample
}

/** `form.json`: a form, or what is different from the form `base`: an edition, or the same form under other role names. */
export type FormFile = Partial<Omit<Form, 'body'>> & {
  readonly id: string
  readonly base?: string
  /** Nodes of the base by their id, and what stands in their place; nothing when the list is empty. */
  readonly replace?: Readonly<Record<string, readonly FormNode[]>>
  readonly body?: readonly (FormNode | BlockUse)[]
}

/** Points that several forms share stand in `data/blocks`. */
export interface BlockUse {
  readonly block: string
}

/** `data/blocks/<block>.json`: points with their English words, rules, bindings and sample. */
export interface Block extends Derivation {
  readonly id: string
  readonly nodes: readonly FormNode[]
  readonly footnotes?: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  readonly rules: FormRules['rules']
  readonly sample: PlainAnswers
}

/** A folder as it is read; a form with a base may lack any file but `form.json`. */
export interface Folder {
  readonly form: FormFile
  readonly words: Readonly<Record<string, Labels>>
  readonly rules?: FormRules
  /** `bindings.json`. */
  readonly derivation?: Derivation
  readonly sample?: Sample
}
