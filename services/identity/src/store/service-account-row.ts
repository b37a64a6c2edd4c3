import { EntitySchema } from 'typeorm'

/** An account that a service uses in its own name, and the client that lets people sign in to the web. */
export interface ServiceAccountRow {
  clientId: string
  /** SHA-256 of the secret: secrets are random, of 256 bits, so a slow hash would add nothing. */
  secretHash: Buffer
  roles: string[]
  createdAt: Date
}

export const serviceAccountTable = new EntitySchema<ServiceAccountRow>({
  name: 'service-account',
  tableName: 'service_account',
  columns: {
    clientId: { type: 'text', name: 'client_id', primary: true },
    secretHash: { type: 'bytea', name: 'secret_hash' },
    roles: { type: 'text', array: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
})
