import type { CaseFile } from '../case-file.ts'
import type { Form } from '../form.ts'
import type { FormModel } from '../model.ts'
import { toPattern } from '../slots.ts'
import { extractWith } from './extract.ts'
import type { Reader } from './reader.ts'
import { type FrequencyOf, statementWith } from './statement.ts'

/** What a form that a court issued says in terms of a case. */
export function saidByCourt(form: Form, read: Reader, frequencyOf: FrequencyOf): CaseFile {
  return form.purpose === 'extract' ? extractWith(form, read) : statementWith(form, read, frequencyOf)
}

/**
 * The ids of the nodes whose answers, or those below them, become part of a case: found by reading a form in which
 * everything is answered, so that it is always what is read.
 */
export function feedingNodes({ form, nodes }: FormModel): ReadonlySet<string> {
  if (form.derived) return new Set()
  const asked = new Set<string>()
  const note = (path: string): string => {
    asked.add(toPattern(path))
    return '1'
  }
  const everything: Reader = {
    text: note,
    choice: note,
    ticked: (path) => note(path) !== '',
    blocks: (container) => [`${container}[0]`],
  }
  saidByCourt(form, everything, () => '')
  const feeding = nodes.filter(({ pattern }) => [...asked].some((path) => isWithin(path, pattern)))
  return new Set(feeding.map(({ node }) => node.id))
}

const isWithin = (path: string, pattern: string): boolean =>
  path === pattern || path.startsWith(`${pattern}.`) || path.startsWith(`${pattern}[`)
