import type { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { CaseFile, ContactPerson } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { App } from '../app.ts'
import { type Side, sideOf } from '../domain/instrument.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { readFile } from '../store/case-file.ts'
import type { CaseChanges } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { answerBook } from './answers.ts'
import { withNotice, withTheirDetermination } from './determinations.ts'
import type { ReceivedForm } from './fetch-forms.ts'
import { contactFrom } from './read-in-authority.ts'
import { withRestricted } from './restricted.ts'
import { isProtected } from './title.ts'
import type { Vault } from './vault.ts'
import type { Work } from './work.ts'
import { columnsOf, writeParties } from './write-file.ts'

/** Where the file says who is on which side. */
export const authorityKey = { requesting: 'requestingAuthority', requested: 'requestedAuthority' } as const

/**
 * What the forms of a message change in the file: the sender's reference and who is responsible there, who is protected.
 * Nothing else is taken over: what was gathered under Article 61 stays in the form that tells it, and in no form derived from the case.
 */
export async function fileAfterMessage(
  work: Work,
  vault: Vault,
  row: CaseRow,
  sender: Side,
  forms: readonly ReceivedForm[],
): Promise<CaseChanges> {
  const { app, tx, today } = work
  const instrument = getInstrument(app.law, row.instrument)
  const before = await readFile(tx, vault, row)
  let file = before
  for (const { form, answers } of forms) {
    const { sender: named, determination } = getForm(instrument, form)
    const book = answerBook(answers)
    if (named?.reference !== undefined) file = withReference(file, sender, book.text(named.reference))
    if (named?.contact !== undefined) file = withContact(file, sender, contactFrom(book, named.contact))
    if (determination) file = { ...file, parties: withNotice(file.parties, determination, book, today) }
  }
  const parties = isProtected(file.parties) ? file.parties : withTheirDetermination(instrument, forms, file.parties)
  const after = withRestricted(instrument, forms, parties === file.parties ? file : { ...file, parties })
  if (after === before) return {}
  if (after.parties !== before.parties) await writeParties(work, vault, row.id, after.parties)
  return columnsOf(vault, row.id, after)
}

/** What a message of ours changes in the file: who is responsible here, when it tells of a change. */
export function fileAfterOwnMessage(
  app: App,
  vault: Vault,
  row: CaseRow,
  file: CaseFile,
  { form, purpose }: SubmissionRow,
  answers: readonly Answer[],
): CaseChanges {
  const at = getForm(getInstrument(app.law, row.instrument), form).sender?.contact
  if (purpose !== 'message' || at === undefined) return {}
  const after = withContact(file, sideOf(row.direction), contactFrom(answerBook(answers), at))
  return after === file ? {} : columnsOf(vault, row.id, after)
}

/** The file with the reference that an authority gives the case; unchanged when it gives none. */
export function withReference(file: CaseFile, side: Side, referenceNumber: string): CaseFile {
  const key = authorityKey[side]
  const authority = file[key]
  if (!authority || referenceNumber === '' || authority.referenceNumber === referenceNumber) return file
  return { ...file, [key]: { ...authority, referenceNumber } }
}

/** The file with whom an authority has named as responsible for following up; unchanged when it names nobody. */
export function withContact(file: CaseFile, side: Side, contact: ContactPerson | undefined): CaseFile {
  const key = authorityKey[side]
  const authority = file[key]
  if (!contact || !authority) return file
  const known = [authority.contact?.givenNames, authority.contact?.familyNames].filter(Boolean).join(' ')
  // a form that asks for the whole name in one answer knows less of it than the file
  if (contact.givenNames === '' && contact.familyNames === known) return file
  return { ...file, [key]: { ...authority, contact: { ...contact, languages: authority.contact?.languages ?? [] } } }
}
