import { join } from 'node:path'
import { readAccessPoint } from '../store/access-point-files.ts'
import type { Book } from './book.ts'
import { readEntries, writeEntries } from './files.ts'
import { importKey } from './import-key.ts'

/** The files of a tenant. */
export function tenantBook(folder: string): Book {
  const as4 = join(folder, 'as4')
  const path = join(as4, 'partners.json')
  return {
    required: ['endpoint', 'state', 'certificates'],
    leftOut: [],
    entries: () => readEntries(path),
    write: (entries) => writeEntries(path, entries),
    point: () => readAccessPoint({ id: '', folder }),
    keepKey: (keys, place) => importKey(keys, as4, place),
  }
}
