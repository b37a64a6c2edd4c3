import { openPool } from '@sustento/platform/postgres/open'

/** The connection text of a schema of its own in a database, made when it is missing. */
export async function withSchema(url: string, schema: string): Promise<string> {
  const pool = await openPool({ url, name: 'sustento-access-point', max: 1 })
  try {
    await pool.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
  } finally {
    await pool.destroy()
  }
  return `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c search_path=${schema}`)}`
}
