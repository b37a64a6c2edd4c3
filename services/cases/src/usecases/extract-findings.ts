import { Finding, Severity } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { CaseFile, Decision, Obligation, Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toIso } from '@sustento/platform/legal-date'
import { normalised } from '@sustento/platform/seal/blind'
import { inWords, type Words } from '../domain/words.ts'
import { moneyText } from './extract-values.ts'
import { fullNameOf, sameName } from './full-name.ts'
import { mostOwed } from './most-owed.ts'

type Found = readonly [code: string, path: string, words: Words]

/** What a form of a court says that does not agree with the case or with itself. It is looked at; nothing is changed. */
export function checkExtract(file: CaseFile, said: CaseFile, language: string): Finding[] {
  const found = [
    ...(file.decision && said.decision ? differing(file.decision, said.decision) : []),
    ...said.parties.flatMap((party) => strange(party, file.parties)),
    ...said.obligations.flatMap((obligation, i) => improbable(obligation, said.decision, i)),
    ...tooMuch(said.arrears ?? file.arrears, said.obligations),
  ]
  return found.map(([code, path, words]) =>
    Finding.fromPartial({ code, path, severity: Severity.SEVERITY_SHOULD, message: inWords(words, language) }),
  )
}

/** The decision in the case and the one that the court speaks of may be two. */
function differing(typed: Decision, said: Decision): Found[] {
  const pairs: readonly [string, string, string, string, Words][] = [
    ['DECISION_DATE_DIFFERS', 'decision.date', toIso(typed.date) ?? '', toIso(said.date) ?? '', words.date],
    ['DECISION_REFERENCE_DIFFERS', 'decision.reference', typed.reference, said.reference, words.reference],
    ['DECISION_COURT_DIFFERS', 'decision.court', typed.court, said.court, words.court],
    ['DECISION_STATE_DIFFERS', 'decision.stateOfOrigin', typed.stateOfOrigin, said.stateOfOrigin, words.state],
  ]
  return pairs
    .filter(([, , old, young]) => old !== '' && young !== '' && plain(old) !== plain(young))
    .map(([code, path, , , what]) => [code, path, what])
}

const plain = (text: string): string => normalised(text).replace(/[\s./-]+/gu, '')

const words = {
  date: {
    en: 'The case has another date of the decision: is it the same decision?',
    fr: 'Le dossier indique une autre date de décision : est-ce la même décision ?',
  },
  reference: {
    en: 'The case has another reference number of the decision: is it the same decision?',
    fr: 'Le dossier indique un autre numéro de référence de la décision : est-ce la même décision ?',
  },
  court: {
    en: 'The case names another court: is it the same decision?',
    fr: 'Le dossier désigne une autre juridiction : est-ce la même décision ?',
  },
  state: {
    en: 'The case has another State of origin',
    fr: 'Le dossier indique un autre État d’origine',
  },
}

/** Somebody whom the case does not know, or knows with another date of birth. */
function strange({ person }: Party, known: readonly Party[]): Found[] {
  const name = person ? fullNameOf(person) : ''
  if (name === '' || known.length === 0) return []
  const namesakes = known.filter((each) => each.person && sameName(fullNameOf(each.person), name))
  if (namesakes.length === 0) {
    const nobody = {
      en: `${name} is not in the case and would be added: is it somebody who is in it under another name?`,
      fr: `${name} ne figure pas au dossier et y serait ajouté : s’agit-il d’une personne qui y figure sous un autre nom ?`,
    }
    return [['PERSON_NOT_IN_CASE', 'parties', nobody]]
  }
  const born = toIso(person?.birthDate)
  const dates = namesakes.map((each) => toIso(each.person?.birthDate))
  if (!born || dates.some((date) => date === undefined || date === born)) return []
  const other = {
    en: `${name} has another date of birth in the case and would be added as another person: correct one of them first`,
    fr: `${name} a une autre date de naissance au dossier et serait ajouté comme une autre personne : corrigez d’abord l’une des deux`,
  }
  return [['BIRTH_DATE_DIFFERS', 'parties', other]]
}

function improbable(obligation: Obligation, decision: Decision | undefined, i: number): Found[] {
  const path = `obligations[${i}]`
  const [from, decided] = [toIso(obligation.from), toIso(decision?.date)]
  const isRegular = obligation.frequency !== 'once'
  const early: Words = {
    en: 'The obligation begins before the decision: is the date right?',
    fr: 'L’obligation commence avant la décision : la date est-elle exacte ?',
  }
  const parts: Words = {
    en: 'The instalments do not add up to the sum',
    fr: 'Les versements échelonnés ne totalisent pas la somme',
  }
  return [
    ...(isRegular && from && decided && from < decided
      ? [['OBLIGATION_BEFORE_DECISION', `${path}.from`, early] as const]
      : []),
    ...(addsUp(obligation) ? [] : [['INSTALMENTS_DIFFER', `${path}.instalments`, parts] as const]),
  ]
}

/** A sum to be paid once may be paid in instalments; they are the same sum. */
function addsUp({ frequency, amount, instalments }: Obligation): boolean {
  if (frequency !== 'once' || !amount || instalments.length === 0) return true
  return instalments.reduce((sum, each) => sum + (each.amount?.minorUnits ?? 0n), 0n) === amount.minorUnits
}

function tooMuch(arrears: CaseFile['arrears'], obligations: readonly Obligation[]): Found[] {
  const day = toIso(arrears?.calculatedOn)
  if (!arrears?.amount || !day) return []
  const most = mostOwed(obligations, arrears.amount.currency, day)
  if (most === undefined || arrears.amount.minorUnits <= most) return []
  const sum = moneyText({ currency: arrears.amount.currency, minorUnits: most })
  const above: Words = {
    en: `The arrears are more than everything that was ever due by then, ${sum}`,
    fr: `Les arriérés dépassent tout ce qui était dû à cette date, ${sum}`,
  }
  return [['ARREARS_ABOVE_OBLIGATIONS', 'arrears.amount', above]]
}
