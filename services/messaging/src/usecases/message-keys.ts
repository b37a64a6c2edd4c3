import { randomBytes } from 'node:crypto'
import { Fault } from '@sustento/platform/errors'
import { seal, unseal } from '@sustento/platform/seal/seal'
import type { EntityManager } from 'typeorm'
import { contentKeyBytes } from '../as4/security/key-establishment.ts'
import { messageScope } from '../store/message-scope.ts'
import type { App } from './app.ts'

const sealingBytes = 32

/** The keys of one message. */
export interface MessageKeys {
  /** Seals content and header in our database. */
  sealing: Buffer
  /** Encrypts the parts on the wire. */
  content: Buffer
}

/** Made before it is known whether the message will be accepted: if not, it is forgotten and what it sealed is noise. */
export function newSealingKey(): Buffer {
  return randomBytes(sealingBytes)
}

/** Seals the keys of a message under a key of the tenant's key database; destroying that one erases the message. */
export async function sealKeys(app: App, tenant: string, message: string, keys: MessageKeys): Promise<Buffer> {
  const key = await app.keyring.createNew(tenant, messageScope(message))
  return seal(key, placeOf(tenant, message), Buffer.concat([keys.sealing, keys.content]))
}

/** Opens the keys of a message; refused with ERASED after erasure. */
export async function openKeys(app: App, tenant: string, message: string, sealed: Buffer): Promise<MessageKeys> {
  const key = await app.keyring.open(tenant, messageScope(message))
  const keys = unseal(key, placeOf(tenant, message), sealed)
  if (keys.length !== sealingBytes + contentKeyBytes) throw new Fault('the keys of a message have a wrong length')
  return { sealing: keys.subarray(0, sealingBytes), content: keys.subarray(sealingBytes) }
}

/** Destroys the key of a message for good: what it sealed is noise, in every backup as well. */
export function destroyKeys(app: App, tx: EntityManager, tenant: string, message: string): Promise<void> {
  return app.keyring.destroy(tenant, messageScope(message), tx)
}

/** Where the header of a message is sealed to. */
export const envelopePlace = (tenant: string, message: string) => `${tenant}/wires/${message}/sealed_envelope`

const placeOf = (tenant: string, message: string) => `${tenant}/wires/${message}/sealed_keys`
