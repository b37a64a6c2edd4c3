import type { PostalAddressJson } from '../../gen/sustento/type/v1/person_pb.ts'

/** An address as it is typed. */
export interface AddressDraft {
  careOf: string
  street: string
  place: string
  postalCode: string
  state: string
}

/** The fields for an address. */
export function toAddressDraft(address: PostalAddressJson = {}): AddressDraft {
  const { careOf = '', street = '', place = '', postalCode = '', state = '' } = address
  return { careOf, street, place, postalCode, state }
}

/** The address that was typed; undefined when nothing was. */
export function fromAddressDraft(draft: AddressDraft): PostalAddressJson | undefined {
  const given = Object.entries(draft)
    .map(([key, text]) => [key, text.trim()] as const)
    .filter(([, text]) => text)
  return given.length > 0 ? Object.fromEntries(given) : undefined
}
