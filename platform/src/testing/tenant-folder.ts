import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes the files that every service of a tenant shares, unless an earlier service of the test did. */
export async function writeTenant(dir: string, id: string, issuer: string): Promise<void> {
  const folder = join(dir, id)
  await mkdir(folder, { recursive: true })
  const authority = { name: `Authority ${id}`, telephone: '+000 1', email: `${id}@authority.example` }
  const state = 'BE'
  await writeNew(
    join(folder, 'tenant.json'),
    JSON.stringify({ id, name: `Authority ${id}`, state, issuer, languages: ['en'], authority }),
  )
  await writeNew(join(folder, 'kek'), randomBytes(32).toString('base64'))
}

/** Writes a service's own file. */
export async function writeService(dir: string, tenant: string, service: string, content: object): Promise<void> {
  await writeFile(join(dir, tenant, `${service}.json`), JSON.stringify(content), { mode: 0o600 })
}

/** The bus of a tenant, which the services of a test share: made by the first. */
export async function sharedBus(dir: string, tenant: string, make: () => Promise<string>): Promise<string> {
  const file = join(dir, tenant, 'bus-url')
  const known = await readFile(file, 'utf8').catch(() => undefined)
  if (known) return known
  const url = await make()
  await writeNew(file, url)
  return url
}

async function writeNew(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}
