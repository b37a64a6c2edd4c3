import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Reads the secret `name`, or makes it at first start: random, base64url, readable by this account alone. */
export async function secret(folder: string, name: string, bytes = 24): Promise<string> {
  return kept(folder, name, () => randomBytes(bytes).toString('base64url'))
}

/** Reads the file `name`, or writes what `make` gives, readable by this account alone. */
export async function kept(folder: string, name: string, make: () => string | Promise<string>): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, name)
  const known = await readFile(path, 'utf8').catch(() => undefined)
  if (known !== undefined) return known
  const made = await make()
  await writeFile(path, made, { mode: 0o600 })
  return made
}

/** As `kept`, and gives the path of the file. */
export async function keptFile(folder: string, name: string, make: () => string): Promise<string> {
  await kept(folder, name, make)
  return join(folder, name)
}

/** Writes JSON, readable by this account alone. */
export async function put(path: string, content: object): Promise<void> {
  await writeFile(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
}
