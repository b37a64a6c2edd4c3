import pg from 'pg'

const most = 1000
const names = new Map<string, string>()

/**
 * A connection on which the server parses and plans each statement with parameters once, and not at every call. A
 * pooler in between has to know prepared statements, as PgBouncer does since 1.21.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    const send = this.query.bind(this) as (...args: unknown[]) => unknown
    const prepared = (text: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
      return name === undefined ? send(text, values, ...rest) : send({ name, text, values }, ...rest)
    }
    this.query = prepared as typeof this.query
  }
}

/** Statements are few, as their values are never part of them; should they become many, the others are not prepared. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size === most) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
