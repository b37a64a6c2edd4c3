import type { CaseFile, Party } from '../case-file.ts'

/** A determination of non-disclosure is in force for the party (Article 40 of the Convention, 57(3) of the Regulation). */
export const isProtected = (party: Party): boolean => party.nonDisclosure?.determined === true

/** The Regulation replaces a protected address, the Convention leaves it out. */
export const isRegulation = (file: CaseFile): boolean => file.instrument === 'regulation-4-2009'
