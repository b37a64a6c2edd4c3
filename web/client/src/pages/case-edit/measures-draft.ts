import type { SpecificMeasuresJson } from '../../gen/sustento/type/v1/case_file_pb.ts'

/** Purposes of a request for specific measures, as the contract names them (Article 51(2)(b), (c), (g) to (j)). */
export const purposes = [
  'address',
  'income',
  'assets',
  'evidence',
  'parentage',
  'provisional-measure',
  'service',
] as const

/** What a request for specific measures asks for, as it is typed. */
export interface MeasuresDraft {
  purposes: string[]
  grounds: string
  notificationRisk: boolean
}

/** The fields for a request. */
export function toMeasuresDraft(measures: SpecificMeasuresJson = {}): MeasuresDraft {
  const { purposes = [], grounds = '', notificationRisk = false } = measures
  return { purposes, grounds, notificationRisk }
}

/** What was typed; undefined when nothing was. */
export function fromMeasuresDraft(draft: MeasuresDraft): SpecificMeasuresJson | undefined {
  const { purposes, notificationRisk } = draft
  const grounds = draft.grounds.trim()
  return purposes.length > 0 || grounds || notificationRisk ? { purposes, grounds, notificationRisk } : undefined
}
