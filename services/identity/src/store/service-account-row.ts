import { EntitySchema } from 'typeorm'

/** An account that a service uses in its own name, and the client that lets people sign in to the web. */
export interface ServiceAccountRow {
  clientId: string
  /** See `hashSecret`. */
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
