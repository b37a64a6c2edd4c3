import type { CaseFile, Party } from '../case-file.ts'

/** Who plays which role, as forms ask for it. */
export interface Cast {
  readonly applicant?: Party
  readonly debtor?: Party
  readonly defendant?: Party
  /** Persons for whom maintenance is sought or owed. */
  readonly owed: readonly Party[]
  /** Those among them whom somebody else represents. */
  readonly represented: readonly Party[]
  /** The debtor applies: 56(2), 10(2). */
  readonly debtorApplies: boolean
}

const withRole = (file: CaseFile, role: string): Party | undefined => file.parties.find((p) => p.roles.includes(role))

/** Reads the roles of the parties. */
export function castOf(file: CaseFile): Cast {
  const applicant = withRole(file, 'applicant') ?? withRole(file, 'creditor')
  const debtor = withRole(file, 'debtor')
  const defendant = withRole(file, 'defendant') ?? withRole(file, 'respondent') ?? debtor
  const named = new Set(file.obligations.flatMap((o) => o.beneficiaries))
  const owed = file.parties.filter((p) => p.roles.includes('child') || named.has(p.id))
  const represented = owed.filter((p) => p !== applicant && p !== defendant)
  return {
    applicant,
    debtor,
    defendant,
    owed,
    represented,
    debtorApplies: debtor !== undefined && debtor === applicant,
  }
}
