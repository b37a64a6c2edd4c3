import type { Form } from '../domain/form.ts'
import type { Labels } from '../domain/labels.ts'
import type { Language } from '../domain/language.ts'
import type { ValueList } from '../domain/lists.ts'
import type { FormModel } from '../domain/model.ts'
import type { Asked, Bindings } from '../domain/prefill.ts'
import type { StateProfile } from '../domain/states/profile.ts'

/** A form with its words, and where each answer comes from. */
export interface CatalogueEntry {
  readonly model: FormModel
  /** By language. */
  readonly labels: ReadonlyMap<string, Labels>
  /** Of a form that a court issues: what a draft for the court may say. */
  readonly bindings: Bindings
  readonly asked: Asked
}

/** Every form, list and language that the folder `data` holds. Immutable after the start. */
export interface Catalogue {
  readonly forms: ReadonlyMap<string, CatalogueEntry>
  /** The same forms by the namespaces of their XML. */
  readonly namespaces: ReadonlyMap<string, FormModel>
  readonly lists: ReadonlyMap<string, ValueList>
  readonly languages: ReadonlyMap<string, Language>
  /** What is known of States, by their codes. */
  readonly states: ReadonlyMap<string, StateProfile>
  /** Code of one of these States by its code or its name in any of the languages. */
  readonly findState: (text: string) => string | undefined
}

/** Codes of a list that a case chooses from today; undefined when the form does not use the list. */
export function findTodaysCodes(catalogue: Catalogue, model: FormModel, list: string): readonly string[] | undefined {
  const use = model.form.lists?.[list]
  return use && catalogue.lists.get(list)?.today[use.today]
}

/** Whether the edition is the one to use on a day. */
export const isInForce = ({ inForce: { from, until } }: Form, day: string): boolean =>
  from <= day && (until === undefined || day <= until)

/** The States that Regulation 4/2009 binds. */
export function memberStates(catalogue: Catalogue): ReadonlySet<string> {
  return new Set(catalogue.lists.get('memberStates')?.today.regulation)
}
