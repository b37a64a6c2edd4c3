import { readChunks } from '@sustento/platform/chunks/chunks'
import { refuse } from '@sustento/platform/errors'
import type { TypedExtract } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { Finding, Severity } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toDate } from '@sustento/platform/legal-date'
import { childIdsIn } from '../domain/names.ts'
import { inWords, type Words } from '../domain/words.ts'
import { getDocument } from '../store/documents.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { collected, limitedTo } from './byte-streams.ts'
import type { Vault } from './vault.ts'
import type { Work } from './work.ts'

/** Largest form of a court, in XML or as PDF: what a message of the contract holds. */
const LARGEST = 4 * 1024 * 1024

/** Where a form of a court is: in a document of the case, or typed from paper. */
export interface CourtFormSource {
  document: string
  typed: TypedExtract | undefined
  language: string
}

/** What a form says that a court issued, and what could not be read of it. */
export interface CourtForm {
  form: string
  edition: string
  extract: CaseFile
  findings: Finding[]
}

/** Reads a form of a court that belongs to the instrument of the case. */
export async function readCourtForm(
  work: Work,
  vault: Vault,
  row: CaseRow,
  source: CourtFormSource,
): Promise<CourtForm> {
  if ((source.document === '') === (source.typed === undefined)) {
    refuse('INVALID_ARGUMENT', 'name a document, or give what was typed', { field: 'document' })
  }
  const said = source.typed
    ? await typedForm(work, source.typed, source.language)
    : await uploadedForm(work, vault, row.id, source)
  const { form, extract } = said
  if (!extract || extract.instrument !== row.instrument) {
    refuse('INVALID_ARGUMENT', 'this is not a form of a court under the instrument of the case', {
      field: 'document',
      form,
    })
  }
  return { ...said, extract }
}

type Said = Omit<CourtForm, 'extract'> & { extract: CaseFile | undefined }

async function typedForm({ app, ctx, today }: Work, { form, answers }: TypedExtract, language: string): Promise<Said> {
  const name = `tenants/${ctx.tenant}/forms/${form}`
  const read = await app.peers.forms.readTypedForm({ name, answers, language, today: toDate(today) }, ctx)
  return { form, ...read }
}

async function uploadedForm(work: Work, vault: Vault, caseId: string, source: CourtFormSource): Promise<Said> {
  const { app, ctx, tx } = work
  const { caseId: owner, id } = childIdsIn(source.document, 'documents')
  if (caseId !== owner) {
    refuse('INVALID_ARGUMENT', 'the document belongs to another case', { field: 'document' })
  }
  await getDocument(tx, caseId, id)
  const bytes = await collected(limitedTo(LARGEST, readChunks(tx, vault, id)))
  const parent = `tenants/${ctx.tenant}`
  if (!bytes.subarray(0, 1024).includes('%PDF-')) {
    const { form, edition, extract } = await app.peers.forms.readFormXml({ parent, xml: bytes }, ctx)
    return { form, edition, extract, findings: [] }
  }
  const { form, edition, extract, unread } = await app.peers.forms.readFilledForm({ parent, pdf: bytes }, ctx)
  const findings = unread.map(({ path, reason, text }) =>
    Finding.fromPartial({
      path,
      severity: Severity.SEVERITY_SHOULD,
      code: reason,
      message: inWords(notRead(text), source.language),
    }),
  )
  return { form, edition, extract, findings }
}

const notRead = (text: string): Words => ({
  en: `“${text}” could not be read: type it into the case`,
  fr: `« ${text} » n’a pas pu être lu : saisissez-le dans le dossier`,
})
