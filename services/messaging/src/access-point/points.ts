import type { Clock } from '@sustento/platform/clock'
import { Fault } from '@sustento/platform/errors'
import type { Log } from '@sustento/platform/log'
import type { AccessPoints } from '../store/access-points.ts'
import { tellKeys } from '../store/tell-keys.ts'
import type { Config } from './config/config.ts'
import { areUnchanged, type NotedFiles, noteFiles } from './config/noted-files.ts'
import { readConfig } from './config/read-config.ts'
import { pointOf, untrusted } from './point.ts'
import { tenant } from './tenant.ts'

const minute = 60_000

/**
 * The one access point of a configuration. When one of its files has changed it is read again, and knows new partners,
 * agreements and certificates; what is wrong in it then stays as it was. Certificates are judged anew each minute.
 */
export function onePoint(first: Config, file: string, { clock, log }: { clock: Clock; log: Log }): AccessPoints {
  let point = pointOf(first, clock.now())
  let config = first
  let files: NotedFiles = new Map()
  let judged = clock.now()
  let told = ''
  tell()
  return {
    get(wanted) {
      if (wanted !== tenant) throw new Fault('this authority has no access point here')
      return point
    },
    findByParty: ({ id, type }) => (point.party === id && point.partyType === type ? point : undefined),
    async reload() {
      const isSame = await areUnchanged(files)
      const now = clock.now()
      if (isSame && now.getTime() - judged.getTime() < minute) return
      try {
        const before = point
        if (!isSame) {
          files = new Map()
          config = await noteFiles(files, () => readConfig(file))
        }
        point = pointOf(config, now)
        judged = now
        tellKeys(log, before, point)
        tell()
      } catch (err) {
        log.error({ err }, 'the configuration cannot be used, the old one stays')
      }
    },
  }

  function tell(): void {
    const partners = untrusted(point)
    if (partners.join() !== told && partners.length > 0) {
      log.warn({ partners }, 'partners without a certificate that is trusted and valid')
    }
    told = partners.join()
  }
}
