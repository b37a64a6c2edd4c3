import { CaseFile, Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { EntityManager } from 'typeorm'
import type { CaseRow } from './entities/case.ts'
import { PersonEntity } from './entities/person.ts'
import type { Sealer } from './sealer.ts'

/** The file without its parties, sealed for the case's row: each party has a row of its own. */
export function sealFile(sealer: Sealer, caseId: string, file: CaseFile): Buffer {
  return sealer.seal('cases', caseId, 'sealed', CaseFile.encode({ ...file, parties: [] }).finish())
}

/** Puts these parties in the place of those that the case had. */
export async function replacePersons(
  tx: EntityManager,
  sealer: Sealer,
  caseId: string,
  parties: Party[],
): Promise<void> {
  await tx.delete(PersonEntity, { caseId })
  const rows = parties.map((party, place) => {
    const sealed = sealer.seal('persons', `${caseId}/${party.id}`, 'sealed', Party.encode(party).finish())
    return { caseId, id: party.id, place, sealed }
  })
  if (rows.length > 0) await tx.insert(PersonEntity, rows)
}

/** Opens everything that was entered in a case. */
export async function readFile(em: EntityManager, sealer: Sealer, row: CaseRow): Promise<CaseFile> {
  const persons = await em.find(PersonEntity, { where: { caseId: row.id }, order: { place: 'ASC' } })
  const parties = persons.map(({ id, sealed }) =>
    Party.decode(sealer.open('persons', `${row.id}/${id}`, 'sealed', sealed)),
  )
  const file = row.sealed ? CaseFile.decode(sealer.open('cases', row.id, 'sealed', row.sealed)) : CaseFile.create()
  return { ...file, parties }
}

/** Seals the title of a case. */
export function sealTitle(sealer: Sealer, caseId: string, title: string): Buffer {
  return sealer.seal('cases', caseId, 'sealed_title', Buffer.from(title))
}

/** Opens the title of a case; empty after erasure. */
export function openTitle(sealer: Sealer, { id, sealedTitle }: CaseRow): string {
  return sealedTitle ? sealer.open('cases', id, 'sealed_title', sealedTitle).toString() : ''
}
