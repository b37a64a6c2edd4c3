/** Reads a number as people type it (`1 234,50`) into canonical form (`1234.50`); undefined when it is none. */
export function toCanonicalNumber(typed: string): string | undefined {
  const text = typed.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.')
  return /^\d+(\.\d+)?$/.test(text) ? text.replace(/^0+(?=\d)/, '') : undefined
}
