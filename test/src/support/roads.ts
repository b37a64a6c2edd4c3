import type { PreparedState } from '@sustento/embedded/prepare'
import { changePartners, changeSettings } from './state-files.ts'
import { openWire, type Wire } from './wire.ts'

/** Two States whose messages go over roads that a test watches. */
export interface Roads {
  /** To the access point of the Portuguese State. */
  toPt: Wire
  /** To the access point of the Belgian State. */
  toBe: Wire
  /** To be given to an installation of the two. */
  adjust: (states: PreparedState[]) => Promise<void>
  close(): Promise<void>
}

/** How the access points of a watched installation try again. */
export interface Patience {
  /** Seconds between the attempts. */
  delaysSeconds: number[]
}

/** Opens the roads. Settings are those of a test that does not want to wait: short leases, no limits on calls. */
export async function openRoads({ delaysSeconds }: Patience): Promise<Roads> {
  const [toPt, toBe] = [await openWire(), await openWire()]
  const settings = {
    messaging: {
      SEND_LEASE_MS: '3000',
      SEND_POLL_MS: '200',
      AS4_MAX_MESSAGE_BYTES: `${4 << 20}`,
      // While one State is prepared again, the files of the other say for a moment what they said without the roads.
      PARTNERS_RELOAD_MS: '3600000',
    },
    web: { API_REQUESTS_PER_MINUTE: '100000' },
  }
  const roadTo = (partner: string) => (partner === 'pt' ? toPt : toBe).endpoint
  return {
    toPt,
    toBe,
    async adjust(states) {
      for (const state of states) {
        ;(state.spec.id === 'pt' ? toPt : toBe).leadTo(`http://127.0.0.1:${state.ports.as4}/as4`)
        await changeSettings(state, settings)
        for (const { id } of state.spec.tenants)
          await changePartners(state, id, (partner) => ({
            ...partner,
            endpoint: roadTo(partner.id),
            retry: { delaysSeconds },
          }))
      }
    },
    async close() {
      await Promise.all([toPt.close(), toBe.close()])
    },
  }
}
