import { writeChunks } from '@sustento/platform/chunks/chunks'
import { v7 } from 'uuid'
import { sealAnswers, sealQuestions } from '../store/answers.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { changeSubmission } from '../store/submissions.ts'
import { dataOf } from './byte-streams.ts'
import type { Checkable } from './check-submission.ts'
import type { Vault } from './vault.ts'
import type { Work } from './work.ts'

/** What travels with a form that is frozen. */
export interface Carriage {
  /** The submission in whose message this one travels; nothing when it is the first. */
  carrier: string | null
  documents: string[]
}

/**
 * Makes a form final: answers, edition, the questions as they are worded, the PDF in its language and the XML. What
 * leaves the house later is what was stored here.
 */
export async function freeze(
  { app, ctx, tx, at }: Work,
  vault: Vault,
  { case: owner, row, answers }: Checkable,
  carriage: Carriage,
): Promise<SubmissionRow> {
  const name = `tenants/${ctx.tenant}/forms/${row.form}`
  const { language } = row
  const { reference } = owner
  const signedParts = row.signedParts.map(({ part }) => part)
  const pdf = app.peers.forms.renderForm(
    {
      name,
      answers,
      language,
      renderedAt: at,
      reference,
      preview: false,
      signedParts,
      fillable: false,
      officialLanguage: '',
      draft: false,
    },
    ctx,
  )
  const pdfBlob = v7()
  const storedPdf = await writeChunks(tx, vault, pdfBlob, dataOf(pdf))
  const { xml } = await app.peers.forms.writeFormXml({ name, answers, language, reference }, ctx)
  const xmlBlob = v7()
  const storedXml = await writeChunks(tx, vault, xmlBlob, [xml])
  const { form } = await app.peers.forms.getForm({ name, language }, ctx)
  return changeSubmission(tx, row, {
    ...carriage,
    state: 'frozen',
    edition: form?.edition ?? row.edition,
    sealedAnswers: sealAnswers(vault, row.id, answers),
    sealedQuestions: form ? sealQuestions(vault, row.id, form) : null,
    pdfBlob,
    pdfSha256: storedPdf.sha256,
    pdfSize: String(storedPdf.size),
    xmlBlob,
    xmlSha256: storedXml.sha256,
    xmlSize: String(storedXml.size),
    frozenAt: at,
  })
}
