import { readFileSync } from 'node:fs'
import { z } from 'zod'

// What an installation of the embedded profile runs: its States, their authorities and first users. The demonstration's
// is data/demo/states.json; the tests write smaller ones.

const Address = z.strictObject({ street: z.string(), place: z.string(), postalCode: z.string(), state: z.string() })

const Contact = z.strictObject({
  familyNames: z.string(),
  givenNames: z.string(),
  telephone: z.string(),
  fax: z.string(),
  email: z.string(),
  languages: z.array(z.string()),
})

const Authority = z.strictObject({
  name: z.string(),
  address: Address,
  telephone: z.string(),
  fax: z.string(),
  email: z.string(),
  contact: Contact,
  languages: z.array(z.string()),
})

const User = z.strictObject({
  login: z.string(),
  displayName: z.string(),
  email: z.string(),
  roles: z.array(z.enum(['caseworker', 'supervisor', 'administrator', 'auditor'])),
})

const Tenant = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  name: z.string(),
  languages: z.array(z.string()),
  notice: z.string(),
  domain: z.string(),
  /** Authorities with which evidences of e-CODEX are exchanged; they list this one too. */
  ecodex: z.array(z.string()).optional(),
  authority: Authority,
  users: z.array(User),
})

const State = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,20}$/),
  state: z.string().regex(/^[A-Z]{2}$/),
  ports: z.number().int().min(1024).max(65_000),
  tenants: z.array(Tenant).min(1),
})

const Spec = z.strictObject({ states: z.array(State).min(1) })

/** States of one installation. */
export type Spec = z.infer<typeof Spec>
/** A State: one process, one PostgreSQL server, one or several Central Authorities. */
export type StateSpec = z.infer<typeof State>
/** A Central Authority. */
export type TenantSpec = z.infer<typeof Tenant>
/** A first user of a Central Authority. */
export type UserSpec = z.infer<typeof User>

/** Reads and checks the description of an installation. */
export function readSpec(file: URL | string): Spec {
  return Spec.parse(JSON.parse(readFileSync(file, 'utf8')))
}
