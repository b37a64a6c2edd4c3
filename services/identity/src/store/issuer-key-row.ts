import { EntitySchema } from 'typeorm'

/** A secret of the tenant's issuer: signs tokens, or cookies. */
export interface IssuerKeyRow {
  /** Key id as `kid` in the token's header. */
  id: string
  use: 'token' | 'cookie'
  /** Private JWK or random bytes, sealed. */
  sealedKey: Buffer
  createdAt: Date
  /** From then on it signs nothing; it stays published until the last token that it signed has expired. */
  retiredAt: Date | null
}

export const issuerKeyTable = new EntitySchema<IssuerKeyRow>({
  name: 'issuer-key',
  tableName: 'issuer_key',
  columns: {
    id: { type: 'text', primary: true },
    use: { type: 'text' },
    sealedKey: { type: 'bytea', name: 'sealed_key' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    retiredAt: { type: 'timestamptz', name: 'retired_at', nullable: true },
  },
})
