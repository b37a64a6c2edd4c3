import { refuse } from '@sustento/platform/errors'
import type { CaseChange } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type Answer, Finding, Severity } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { type Instrument, sideOf } from '../domain/instrument.ts'
import { getForm } from '../domain/law.ts'
import { isPointOfOther } from '../domain/parts.ts'
import { inWords, type Words } from '../domain/words.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { secretsIn } from './secrets.ts'

/** A form of a case, as far as somebody is protected in it. */
export interface Guarded {
  case: CaseRow
  file: CaseFile
  row: SubmissionRow
  answers: readonly Answer[]
}

const told: Words = {
  en: 'This tells where somebody can be found whom a determination of non-disclosure protects. Replace it; if the law of the requested State demands it, record it in the case as the address that is given instead.',
  fr: 'Ceci indique où trouver une personne protégée par une décision de non-divulgation. Remplacez-le ; si le droit de l’État requis l’exige, consignez-le au dossier comme adresse donnée à la place.',
}
const outdated: Words = {
  en: 'Somebody in the case is protected and the case no longer says this. Take over what it says now, or type what may be disclosed.',
  fr: 'Une personne du dossier est protégée et le dossier n’indique plus ceci. Reprenez ce qu’il indique, ou saisissez ce qui peut être divulgué.',
}

/**
 * What in a form must not leave the house because somebody in the case is protected, whenever the form was begun: where
 * that person can be found, and texts that came from the case when it still said something else.
 */
export function protectionFindings(
  instrument: Instrument,
  guarded: Guarded,
  changes: readonly CaseChange[],
  language: string,
): Finding[] {
  if (!guarded.case.nonDisclosure) return []
  const found = pathsTelling(instrument, guarded)
  const old = changes.filter(({ was, path }) => was?.value?.$case === 'text' && !found.includes(path))
  const must = (path: string, message: Words) =>
    Finding.fromPartial({
      path,
      severity: Severity.SEVERITY_MUST,
      code: 'PROTECTED_HERE',
      message: inWords(message, language),
      article: instrument.protection ?? '',
    })
  return [...found.map((path) => must(path, told)), ...old.map(({ path }) => must(path, outdated))]
}

/** Refuses to hand out a form that tells where somebody protected can be found. */
export function refuseTelling(instrument: Instrument, guarded: Guarded, changes: readonly CaseChange[] = []): void {
  const violations = protectionFindings(instrument, guarded, changes, 'en').map(({ path, message, code }) => {
    return { field: path, description: message, reason: code }
  })
  if (violations.length === 0) return
  const about = { form: guarded.row.form }
  refuse('RESTRICTED_INFORMATION', 'the form holds what must not be disclosed', about, violations)
}

/** Where the answers tell it. The form made for it may, and what the other authority wrote goes back as it came. */
function pathsTelling(instrument: Instrument, { case: owner, file, row, answers }: Guarded): string[] {
  const form = getForm(instrument, row.form)
  if (form.requiredWhen === 'non-disclosure') return []
  const writer = `${sideOf(owner.direction)}-authority`
  const hasOwnForm = instrument.forms.some(({ requiredWhen }) => requiredWhen === 'non-disclosure')
  const tells = secretsIn(file, hasOwnForm)
  return answers
    .filter((answer) => !isPointOfOther(form, writer, answer.path) && textsIn(answer).some(tells))
    .map(({ path }) => path)
}

const textsIn = ({ value, translations }: Answer): string[] => [
  ...(value?.$case === 'text' ? [value.value] : []),
  ...translations.map(({ text }) => text),
]
