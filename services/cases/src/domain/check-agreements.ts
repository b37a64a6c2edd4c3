import { Fault } from '@sustento/platform/errors'
import type { Agreement } from './choose-instrument.ts'
import type { Law } from './law.ts'

/** Stops the start when an authority has entered an agreement that nobody can enter: none of that name, or a closed list. */
export function checkAgreements(
  { instruments }: Law,
  tenants: readonly { id: string; agreements?: Agreement[] | undefined }[],
): void {
  const open = instruments.filter(({ between }) => between.byAgreement).map(({ id }) => id)
  for (const { id, agreements = [] } of tenants) {
    const wrong = agreements.find(({ instrument }) => !open.includes(instrument))
    if (wrong) throw new Fault(`${id}: agreements: instrument ${wrong.instrument} is none of ${open.join(', ')}`)
  }
}
