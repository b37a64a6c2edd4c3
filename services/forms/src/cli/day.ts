/** The day of an instant, as forms write it. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10)
