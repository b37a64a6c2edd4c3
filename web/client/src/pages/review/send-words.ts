import type { MessageId } from '../../i18n/languages.ts'

/** What sending is called, by what a form is for; of every other form it is said as of a message. */
const labels: Record<string, MessageId> = {
  application: 'send.application',
  request: 'send.request',
  response: 'send.response',
  'status-report': 'send.statusReport',
  refusal: 'send.refusal',
}

/** How the button says that a form of this purpose is sent, and what that does. */
export function sendWords(purpose: string | undefined): { label: MessageId; consequence: MessageId } {
  const consequence = purpose === 'application' ? 'send.applicationConsequence' : 'send.formConsequence'
  return { label: labels[purpose ?? ''] ?? 'send.message', consequence }
}
