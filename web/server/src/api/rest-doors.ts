import { restDoor } from '@sustento/platform/rest/door'
import { openChannel } from '@sustento/platform/rpc/channel'
import { type Request, type RequestHandler, Router } from 'express'
import type { Addresses } from '../services.ts'

const names: Record<keyof Addresses, string> = {
  cases: 'sustento.cases.v1.CasesService',
  forms: 'sustento.forms.v1.FormsService',
  messaging: 'sustento.messaging.v1.MessagingService',
  stats: 'sustento.stats.v1.StatsService',
  identity: 'sustento.identity.v1.IdentityService',
}

/**
 * The public REST doors of the five services under `/api`, with the session's token in the place of the caller's: the
 * browser has the same calls as national systems, and no others.
 */
export function restDoors(addresses: Addresses, token: (request: Request) => Promise<string>) {
  const channels = Object.entries(addresses).map(
    ([key, address]) => [key as keyof Addresses, openChannel(address)] as const,
  )
  const doors = channels.map(([key, channel]): RequestHandler => restDoor({ services: [names[key]], channel, token }))
  return {
    router: Router().use('/api', ...doors),
    close() {
      for (const [, channel] of channels) channel.close()
    },
  }
}
