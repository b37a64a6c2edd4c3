import type { CaseFile } from '../case-file.ts'
import type { Facts } from './fact.ts'

/**
 * Documents by the list that applies: Annex VI has one for decisions of Member States (Articles 20, 28, 48) and one for
 * third States (Article 25 of the Convention); the transmittal form counts documents for every letter but 10(1)(a).
 */
export function documentFacts(file: CaseFile, memberStates: ReadonlySet<string>): Facts {
  const kinds: Facts = Object.fromEntries(file.documents.map((d) => [d.kind, true]))
  const others = file.documents.filter((d) => d.kind === 'other').map((d) => d.title)
  const list: Facts = { ...kinds, otherTitles: others.join('; ') }
  const origin = file.decision?.stateOfOrigin ?? ''
  const arrangement = file.decision?.kind === 'authentic-instrument'
  const count = file.documents.length === 0 ? undefined : String(file.documents.length)
  const isLetterA = file.application === '10-1-a'
  const isRecognition = isLetterA || file.application === '10-2-a'
  const byLetter = isLetterA ? {} : { [file.application]: count }
  return {
    documents: {
      count,
      kinds: list,
      memberState: origin === '' || memberStates.has(origin) ? list : {},
      thirdState: origin !== '' && !memberStates.has(origin) ? list : {},
      article25: isRecognition && !arrangement ? list : {},
      article30: isRecognition && arrangement ? list : {},
      letterA25: isLetterA && !arrangement ? list : {},
      letterA30: isLetterA && arrangement ? list : {},
      supporting: Object.fromEntries(Object.keys(byLetter).map((letter) => [letter, true])),
      supportingCount: byLetter,
    },
  }
}
