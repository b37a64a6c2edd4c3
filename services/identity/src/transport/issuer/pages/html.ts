/** Markup that is safe to send as it is. */
export interface Html {
  readonly markup: string
}

type Value = string | number | Html | Html[] | undefined | false

/** Writes markup; every value is escaped unless it is markup already. `undefined` and `false` write nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const written = parts.map((part, index) => part + (index < values.length ? write(values[index]) : ''))
  return { markup: written.join('') }
}

/** Takes markup that was made by somebody who is trusted to escape (the QR code, the issuer's own form). */
export function trusted(markup: string): Html {
  return { markup }
}

function write(value: Value): string {
  if (value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map((one) => one.markup).join('')
  if (typeof value === 'object') return value.markup
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
