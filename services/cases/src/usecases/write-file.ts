import type { CaseFile, Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { replacePersons, sealFile, sealTitle } from '../store/case-file.ts'
import type { CaseChanges } from '../store/cases.ts'
import { replaceNames } from '../store/name-index.ts'
import { nameKeysOf } from './name-keys.ts'
import { isProtected, titleOf } from './title.ts'
import type { Vault } from './vault.ts'
import type { Work } from './work.ts'

/** The columns of a case that follow from its file. */
export function columnsOf(vault: Vault, caseId: string, file: CaseFile) {
  return {
    sealed: sealFile(vault, caseId, file),
    sealedTitle: sealTitle(vault, caseId, titleOf(file.parties)),
    nonDisclosure: isProtected(file.parties),
  } satisfies CaseChanges
}

/** Writes everybody in a case anew, with the values under which they are found. */
export async function writeParties(
  { app, ctx: { tenant }, tx }: Work,
  vault: Vault,
  caseId: string,
  parties: Party[],
): Promise<void> {
  await replacePersons(tx, vault, caseId, parties)
  const names = parties.map(async (party) => ({ personId: party.id, keys: await nameKeysOf(app, tenant, party) }))
  await replaceNames(tx, caseId, await Promise.all(names))
}
