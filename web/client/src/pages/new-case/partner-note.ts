import type { PartnerJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import type { Words } from '../../i18n/use-words.ts'

/** What tells partners of one State apart: the State, the languages it works in, and whether it is invented. */
export function partnerNote(partner: PartnerJson, { state, languageName }: Words): string {
  const languages = partner.authority?.languages?.map(languageName).join(', ')
  return [state(partner.state), languages, partner.demonstrationNotice].filter(Boolean).join(' · ')
}
