/** How a certificate stands today. */
export interface CertificateState {
  kind: 'valid' | 'soon' | 'expired' | 'future'
  /** Whole days until it ends; since it ended when expired; until it begins when future. */
  days: number
}

const dayMs = 86_400_000
const warnDays = 30

/** How a certificate stands at an instant: valid, about to end, ended, or not yet valid. */
export function certificateState(
  { notBefore = '', notAfter = '' }: { notBefore?: string; notAfter?: string },
  at: Date,
): CertificateState {
  const days = (from: number, to: number) => Math.floor((to - from) / dayMs)
  const [begins, ends, today] = [Date.parse(notBefore), Date.parse(notAfter), at.getTime()]
  if (begins > today) return { kind: 'future', days: days(today, begins) }
  if (ends <= today) return { kind: 'expired', days: days(ends, today) }
  const left = days(today, ends)
  return { kind: left <= warnDays ? 'soon' : 'valid', days: left }
}
