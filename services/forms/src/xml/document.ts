import type { Answer } from '../domain/answers.ts'
import type { Form } from '../domain/form.ts'

/**
 * Version of the schemas. The first number stands in the namespace and changes when documents of before are no longer
 * valid; the second changes when something optional is added, so that documents of before still are.
 */
export const schemaVersion = { major: 1, minor: 0 } as const

/** `1.0`, as the schema and each document say it. */
export const versionText = `${schemaVersion.major}.${schemaVersion.minor}`

/** Namespace of a form and edition: a form never changes its edition, and a schema never its form. */
export function namespaceOf({ id, edition }: Form): string {
  const slug = edition
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `urn:sustento:form:${id}:${slug}:${schemaVersion.major}`
}

/** A completed form as the XML carries it. */
export interface FormDocument {
  readonly form: string
  readonly edition: string
  /** Language in which the questions are worded. */
  readonly language: string
  /** Reference of the case at the sender. */
  readonly reference: string
  readonly answers: readonly Answer[]
}
