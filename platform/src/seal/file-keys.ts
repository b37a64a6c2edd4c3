import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../errors.ts'
import type { Tenant } from '../tenant-files.ts'
import type { Keys } from './keys.ts'
import { seal, unseal } from './seal.ts'

const idLength = 8
const keyLength = 32

/**
 * Key-encryption keys in files: `kek` in the tenant's folder holds base64 of 32 bytes a line, the newest first. To
 * rotate, put a new line on top, let `keyring.rotate` wrap the tenant keys again, remove the old line. The file is read
 * each time, so a rotation needs no restart.
 */
export function fileKeys(tenants: Pick<Tenant, 'id' | 'folder'>[]): Keys {
  async function read(tenant: string): Promise<Buffer[]> {
    const found = tenants.find(({ id }) => id === tenant)
    if (!found) throw new Fault('no folder for this tenant')
    const text = await readFile(join(found.folder, 'kek'), 'utf8')
    const keys = text
      .trim()
      .split('\n')
      .map((line) => Buffer.from(line, 'base64'))
    if (keys.some((key) => key.length !== keyLength)) throw new Fault('kek: every line is base64 of 32 bytes')
    return keys
  }

  return {
    async wrap(tenant, plain) {
      const [newest] = await read(tenant)
      if (!newest) throw new Fault('kek: no key')
      return Buffer.concat([idOf(newest), seal(newest, where(tenant), plain)])
    },
    async unwrap(tenant, wrapped) {
      const id = wrapped.subarray(0, idLength)
      const key = (await read(tenant)).find((each) => idOf(each).equals(id))
      if (!key) throw new Fault('kek: the key that wrapped a tenant key is not in the file')
      return unseal(key, where(tenant), wrapped.subarray(idLength))
    },
  }
}

const where = (tenant: string) => `${tenant}/tenant_keys`
const idOf = (key: Buffer) => createHash('sha256').update('kek').update(key).digest().subarray(0, idLength)
