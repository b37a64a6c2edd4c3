import { type EbmsError, type EbmsErrorKind, ebmsErrors } from '../ebms-error.ts'
import { declare } from '../names.ts'
import { escapeXml } from '../xml/write.ts'
import { messageInfo, messaging } from './write-user-message.ts'

/** What every signal begins with. */
export interface SignalInfo {
  timestamp: string
  messageId: string
  refToMessageId: string
}

/**
 * Writes a receipt of non-repudiation with copies of the ds:Reference elements of the received signature.
 */
export function writeReceipt(info: SignalInfo, references: string[], id: string): string {
  const parts = references.map(
    (reference) => `<ebbp:MessagePartNRInformation>${reference}</ebbp:MessagePartNRInformation>`,
  )
  return messaging(
    id,
    `<eb:SignalMessage>${messageInfo(info)}<eb:Receipt><ebbp:NonRepudiationInformation${declare('ebbp')}>` +
      `${parts.join('')}</ebbp:NonRepudiationInformation></eb:Receipt></eb:SignalMessage>`,
  )
}

/** Writes an error signal; `refToMessageId` is empty where the message could not be read so far. */
export function writeError(info: SignalInfo, error: EbmsError, id: string): string {
  const { short, category, severity = 'failure' }: EbmsErrorKind = ebmsErrors[error.code]
  const about = info.refToMessageId === '' ? '' : ` refToMessageInError="${escapeXml(info.refToMessageId)}"`
  return messaging(
    id,
    `<eb:SignalMessage>${messageInfo(info)}<eb:Error category="${category}" errorCode="${error.code}" origin="ebMS"` +
      `${about} severity="${severity}" shortDescription="${short}"><eb:Description xml:lang="en">${short}` +
      `</eb:Description><eb:ErrorDetail>${escapeXml(error.detail)}</eb:ErrorDetail></eb:Error></eb:SignalMessage>`,
  )
}
