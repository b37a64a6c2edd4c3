import { Fault } from '../errors.ts'

/**
 * The day (UTC) on which an object was begun, `YYYY-MM-DD`. It is read from the id, a UUIDv7 that begins with its
 * instant in milliseconds, so that whoever knows the id knows the partition.
 */
export function dayOf(objectId: string): string {
  if (!uuidV7.test(objectId)) throw new Fault('the id of an object in chunks is a UUIDv7')
  const milliseconds = Number.parseInt(objectId.replaceAll('-', '').slice(0, 12), 16)
  return new Date(milliseconds).toISOString().slice(0, 10)
}

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
