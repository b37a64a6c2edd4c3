import type { FormsApp } from '../app.ts'
import { findTodaysCodes } from '../catalogue/catalogue.ts'
import type { Answer } from '../domain/answers.ts'
import type { Context, Finding } from '../domain/validate/context.ts'
import { validate } from '../domain/validate/validate.ts'
import { getWordedForm, type WordedForm } from './forms.ts'

/** What a form is validated for. */
export interface ValidateOptions {
  readonly language: string
  readonly requestedState: string
  readonly today: string
  readonly signedParts: readonly string[]
}

/** Everything that is wrong with the answers, worst first. */
export function validateForm(
  app: FormsApp,
  id: string,
  answers: readonly Answer[],
  options: ValidateOptions,
): Finding[] {
  const form = getWordedForm(app.catalogue, id, options.language)
  return validate(form.entry.model, answers, contextOf(app, form, options))
}

export function contextOf(app: FormsApp, form: WordedForm, options: Omit<ValidateOptions, 'language'>): Context {
  const { model } = form.entry
  const { states, findState } = app.catalogue
  const lists = Object.keys(model.form.lists ?? {})
  const codes = new Map(lists.map((list) => [list, new Set(findTodaysCodes(app.catalogue, model, list))]))
  return {
    language: form.language,
    labels: form.labels,
    today: options.today,
    requestedState: options.requestedState,
    signedParts: options.signedParts,
    listOf: (list) => codes.get(list),
    canDraw: app.canDraw,
    profile: states.get(options.requestedState),
    findState,
    numbersOf: (state) => states.get(state)?.identityNumbers,
  }
}
