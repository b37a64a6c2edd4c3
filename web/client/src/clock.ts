/** The present instant. The only place that asks the machine. */
export function now(): Date {
  return new Date()
}
