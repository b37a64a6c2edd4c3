import type { Answer } from '../domain/answers.ts'

/** Namespace of the XML of completed forms, version 1. */
export const namespace = 'urn:sustento:form:1'

/** A completed form as the XML carries it. */
export interface FormDocument {
  readonly form: string
  readonly edition: string
  /** Ids of the instruments under which the form is used. */
  readonly instruments: readonly string[]
  /** Language in which the questions are worded. */
  readonly language: string
  /** Reference of the case at the sender. */
  readonly reference: string
  readonly answers: readonly Answer[]
}
