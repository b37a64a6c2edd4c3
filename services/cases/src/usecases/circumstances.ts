import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { Circumstances } from '../domain/attachments.ts'
import type { Instrument } from '../domain/instrument.ts'
import { isProtected } from './title.ts'

/** What the case knows of the circumstances that decide on documents. */
export function circumstancesOf(instrument: Instrument, file: CaseFile): Circumstances {
  const applicant = file.parties.find(({ roles }) => roles.includes('applicant'))
  const origin = file.decision?.stateOfOrigin ?? ''
  return {
    publicBody: (applicant?.person?.publicBodyName ?? '') !== '',
    thirdState: origin !== '' && !instrument.between.parties.some(({ state }) => state === origin),
    arrears: file.arrears?.amount !== undefined,
    indexation: file.obligations.some(({ indexation }) => indexation !== ''),
    defendantDidNotAppear: file.decision?.defendantAppeared === false,
    nonDisclosure: isProtected(file.parties),
  }
}
