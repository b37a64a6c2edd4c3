import type { AgreementEntry, Import, PartnerData } from '../partner-data.ts'
import { Wrong } from '../wrong.ts'
import { legReader } from './legs.ts'
import { domibus, understood } from './names.ts'
import { allOf, type Node, readTree } from './tree.ts'

/**
 * Reads a Domibus P-Mode file: the partners that `own` exchanges with in some process, and what they exchange. Our own
 * name in the file is that of the configuration when none is given. What is not taken over is in the notes.
 */
export function readPMode(bytes: Buffer, own?: string): Import {
  const root = readTree(bytes, domibus, 'configuration')
  const self = own ?? root.attributes.party ?? ''
  const parties = allOf(root, 'party')
  if (!parties.some(({ attributes }) => attributes.name === self))
    throw new Wrong(`no party of the file is called ${self}`)
  const notes = new Set(notUnderstood(root))
  const note = (text: string) => notes.add(text)
  const legs = legReader(root, note)
  const processes = allOf(root, 'process')
  const others = parties.filter(({ attributes }) => attributes.name !== self)
  const partners = others.flatMap((party) => {
    const name = party.attributes.name ?? ''
    const shared = processes.filter((one) => isBetween(one, self, name))
    const read = shared.map((one) => legs(one))
    if (read.every(({ agreements }) => agreements.length === 0)) {
      note(`party ${name}: no process in which we both take part`)
      return []
    }
    const [{ tokenReference, profile, retry, role } = {}] = read
    const data: PartnerData = {
      ...identityOf(root, party, note),
      ...(role === undefined ? {} : { role }),
      ...(tokenReference === undefined ? {} : { tokenReference }),
      ...(profile === undefined ? {} : { profile }),
      ...(retry === undefined ? {} : { retry }),
      agreements: distinct(read.flatMap(({ agreements }) => agreements)),
    }
    return [data]
  })
  return { partners, notes: [...notes] }
}

function identityOf(root: Node, party: Node, note: (text: string) => void): PartnerData {
  const { name = '', endpoint } = party.attributes
  const [identifier, ...more] = allOf(party, 'identifier')
  const { partyId, partyIdType: typeName } = identifier?.attributes ?? {}
  if (!partyId) throw new Wrong(`party ${name}: has no identifier`)
  for (const { attributes } of more) note(`party ${name}: its further identifier ${attributes.partyId} is left out`)
  const type = allOf(root, 'partyIdType').find(({ attributes }) => attributes.name === typeName)
  if (typeName && !type) throw new Wrong(`party ${name}: the type ${typeName} is not in the file`)
  const partyType = type?.attributes.value ?? ''
  const isState = /:iso3166-1$/.test(partyType) && /^[A-Z]{2}$/.test(partyId)
  return { name, party: partyId, partyType, ...(endpoint ? { endpoint } : {}), ...(isState ? { state: partyId } : {}) }
}

/** Whether two parties are the two sides of a process, in whatever direction. */
function isBetween(process: Node, self: string, other: string): boolean {
  const has = (side: string, name: string) => allOf(process, side).some(({ attributes }) => attributes.name === name)
  return (
    (has('initiatorParty', self) && has('responderParty', other)) ||
    (has('initiatorParty', other) && has('responderParty', self))
  )
}

function distinct(agreements: AgreementEntry[]): AgreementEntry[] {
  return [...new Map(agreements.map((one) => [JSON.stringify(one), one])).values()]
}

/** By name what nobody here has a place for. */
function notUnderstood(node: Node): string[] {
  const { name, attributes, children } = node
  const label = attributes.name ? `${name} ${attributes.name}` : name
  const known = understood[name]
  if (known === undefined) return [`${label}: is left out`]
  const left = Object.keys(attributes).filter((attribute) => !known.includes(attribute))
  return [...left.map((attribute) => `${label}: ${attribute} is left out`), ...children.flatMap(notUnderstood)]
}
