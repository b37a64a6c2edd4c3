import { useSession } from './session-context.ts'

/** What the person may do here. The services decide; the pages only leave out what would be refused. */
export interface Rights {
  /** Works on cases and sees the persons in them. */
  casework: boolean
  /** Reads cases, without persons when an auditor. */
  readCases: boolean
  supervise: boolean
  administer: boolean
  /** Opens a single message with its evidence. */
  readMessages: boolean
  /** Sees partners, queue and certificates of the access point. */
  seeOperations: boolean
  /** Tests partners, sends messages again, gives them up. */
  operate: boolean
}

/** The rights that go with roles. */
export function rightsOf(roles: readonly string[]): Rights {
  const has = (...some: string[]) => some.some((each) => roles.includes(each))
  return {
    casework: has('caseworker', 'supervisor'),
    readCases: has('caseworker', 'supervisor', 'auditor'),
    supervise: has('supervisor'),
    administer: has('administrator'),
    readMessages: has('caseworker', 'supervisor', 'administrator', 'auditor'),
    seeOperations: has('supervisor', 'administrator', 'auditor'),
    operate: has('supervisor', 'administrator'),
  }
}

/** The rights of the signed-in person. */
export function useRights(): Rights {
  return rightsOf(useSession().user.roles)
}

/** The page that answers the first question of somebody with these rights. */
export function homeOf(rights: Rights): string {
  if (rights.casework) return '/work'
  if (rights.readCases) return '/cases'
  return rights.administer ? '/administration' : '/reports'
}
