import { refuse, type Violation } from '@sustento/platform/errors'
import type { Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { Instrument } from '../domain/instrument.ts'

/** Refuses parties that a case cannot hold: ids given twice, roles that the instrument does not know. */
export function checkParties(instrument: Instrument, parties: readonly Party[]): void {
  const violations = parties.flatMap((party, i): Violation[] => {
    const field = `file.parties[${i}]`
    const wrong: Violation[] = []
    if (party.id !== '' && !/^[a-z0-9-]{1,20}$/.test(party.id)) {
      wrong.push({
        field: `${field}.id`,
        description: 'lower case letters, digits and hyphens, at most 20',
        reason: 'FORMAT',
      })
    }
    if (party.id !== '' && parties.findIndex(({ id }) => id === party.id) < i) {
      wrong.push({ field: `${field}.id`, description: 'is used twice', reason: 'DUPLICATE' })
    }
    if (party.roles.some((role) => !Object.hasOwn(instrument.roles, role) || role.endsWith('-authority'))) {
      wrong.push({
        field: `${field}.roles`,
        description: 'has a role that the instrument does not know',
        reason: 'UNKNOWN',
      })
    }
    return wrong
  })
  if (violations.length > 0) refuse('INVALID_ARGUMENT', 'the parties are not in order', {}, violations)
}
