import type { EntitySchema } from 'typeorm'
import { artifactTable } from './artifact-row.ts'
import { issuerKeyTable } from './issuer-key-row.ts'
import { serviceAccountTable } from './service-account-row.ts'
import { userTable } from './user-row.ts'

/** Every table that this service reads through TypeORM. */
export const identityEntities: EntitySchema[] = [userTable, serviceAccountTable, issuerKeyTable, artifactTable]
