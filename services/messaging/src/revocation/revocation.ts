import type { Clock } from '@sustento/platform/clock'
import { Fault } from '@sustento/platform/errors'
import type { Log } from '@sustento/platform/log'
import type { AccessPoints } from '../store/access-points.ts'
import { checkedPoints } from './checked-points.ts'
import { revocationChecker, type WhenUnanswered } from './checker.ts'
import { fetcher } from './fetcher.ts'
import { readHost } from './hosts.ts'
import { localLists } from './local-lists.ts'
import { asker } from './sources.ts'

/** How certificates of partners are checked. */
export interface RevocationSettings {
  unanswered: WhenUnanswered
  /** Whom to ask, as `readHost` reads it. */
  hosts: readonly string[]
  /** A folder with revocation lists. */
  lists: string | undefined
}

const usual = { ms: 5000, bytes: 4 << 20 }

/** Checks the partners' certificates from now on; without settings nothing is checked. */
export async function checkRevocation(
  points: AccessPoints,
  tenants: readonly string[],
  settings: RevocationSettings | undefined,
  { clock, log }: { clock: Clock; log: Log },
  limits = usual,
): Promise<{ points: AccessPoints; close: () => Promise<void> }> {
  if (settings === undefined) return { points, close: async () => undefined }
  const { unanswered, lists } = settings
  const hosts = settings.hosts.map((text) => readHost(text) ?? wrong())
  const { fetch, close } = fetcher({ ...limits, hosts })
  const ask = asker({
    fetch,
    localLists: async () => (lists === undefined ? [] : localLists(lists, limits.bytes, log)),
  })
  const checker = revocationChecker({ ask, unanswered, waitMs: limits.ms, clock, log })
  return { points: await checkedPoints(points, tenants, checker), close }
}

function wrong(): never {
  throw new Fault('a host of the revocation lists is not of the form HOST or HOST:PORT')
}
