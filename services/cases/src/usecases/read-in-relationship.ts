import type { Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { AnswerBook } from './answers.ts'

/** The basis of the maintenance obligation as the applications of the Convention, and Annex VII, name it. */
const codes: Readonly<Record<string, string>> = {
  inLocoParentis: 'in-loco-parentis',
  marriage: 'spouse',
  analogous: 'partner',
  other: 'other',
}

/**
 * What a form says of the relationship of a person: a code where the form's is no wider, and its words. Under the
 * Convention parentage without more is that of the person for whom maintenance is sought; in Annex VII it may be any descent.
 */
export function relationshipFrom(
  book: AnswerBook,
  at: string,
): Pick<Party, 'relationship' | 'relationshipDetails'> | undefined {
  const places = [`${at}.relationship`, `${at}.basis`, ...(at === 'applicant' ? ['beneficiaries.applicantBasis'] : [])]
  for (const place of places) {
    const [option] = book.choices(place)
    if (option === undefined) continue
    const isChild = option === 'parentage' && !place.endsWith('.relationship')
    return {
      relationship: isChild ? 'child' : (codes[option] ?? ''),
      relationshipDetails: book.text(`${place}.fill.${option}`),
    }
  }
  const relationshipDetails = book.text(`${at}.relationship`)
  return relationshipDetails === '' ? undefined : { relationship: '', relationshipDetails }
}
