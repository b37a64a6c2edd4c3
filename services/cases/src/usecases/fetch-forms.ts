import type { Ctx } from '@sustento/platform/ctx'
import type { Message, MessagePart } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import type { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { App } from '../app.ts'
import { collected, dataOf, limitedTo } from './byte-streams.ts'

/** Largest form in XML. */
const LARGEST = 4 * 1024 * 1024

/** A form of a message, read. */
export interface ReceivedForm {
  form: string
  edition: string
  language: string
  /** Reference of the case at the sender. */
  reference: string
  answers: Answer[]
  xml: Buffer
  /** The part that holds its PDF, when there is one. */
  pdf?: MessagePart
}

/** Reads the forms of a message from their XML. */
export async function fetchForms(app: App, ctx: Ctx, message: Message): Promise<ReceivedForm[]> {
  const forms: ReceivedForm[] = []
  const ofKind = (wanted: string) => message.parts.filter(({ kind }) => kind === wanted)
  const inXml = ofKind('form-xml')
  for (const part of inXml) {
    const download = app.peers.messaging.downloadPart({ name: message.name, part: part.id }, ctx)
    const xml = await collected(limitedTo(LARGEST, dataOf(download)))
    const read = await app.peers.forms.readFormXml({ parent: `tenants/${ctx.tenant}`, xml }, ctx)
    const { form, edition, language, reference, answers } = read
    const pdf = ofKind('form-pdf').find(({ documentKind }) => isOf(form, documentKind, inXml.length))
    forms.push({ form, edition, language, reference, answers, xml, ...(pdf ? { pdf } : {}) })
  }
  return forms
}

/** Other products do not say of which form a PDF is: with one form it is clear. */
function isOf(form: string, documentKind: string, forms: number): boolean {
  return documentKind === form || (documentKind === '' && forms === 1)
}
