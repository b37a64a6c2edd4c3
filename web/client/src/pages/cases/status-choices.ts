import type { DirectionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { InstrumentJson } from '../../gen/sustento/cases/v1/cases_service_pb.ts'

/** The statuses of the given direction in the words of the instruments, each once, in their order. */
export function statusChoices(
  instruments: InstrumentJson[],
  direction: DirectionJson | undefined,
): { value: string; label: string }[] {
  const found = new Map<string, string>()
  for (const instrument of instruments) {
    const outgoing = direction === 'DIRECTION_INCOMING' ? [] : (instrument.outgoingStatuses ?? [])
    const incoming = direction === 'DIRECTION_OUTGOING' ? [] : (instrument.incomingStatuses ?? [])
    for (const { id, title } of [...outgoing, ...incoming]) {
      if (id && !found.has(id)) found.set(id, title ?? id)
    }
  }
  return [...found].map(([value, label]) => ({ value, label }))
}
