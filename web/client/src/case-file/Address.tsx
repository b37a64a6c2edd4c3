import type { PostalAddressJson } from '../gen/sustento/type/v1/person_pb.ts'
import { useWords } from '../i18n/use-words.ts'

/** A postal address on lines of its own. */
export function Address({ address }: { address: PostalAddressJson }) {
  const { t, state } = useWords()
  const lines = [
    address.careOf && t('address.careOfLine', { name: address.careOf }),
    address.street,
    [address.postalCode, address.place].filter(Boolean).join(' '),
    state(address.state),
  ].filter(Boolean)
  return (
    <address className="plain-address">
      {lines.map((line) => (
        <span key={line}>
          <bdi>{line}</bdi>
        </span>
      ))}
    </address>
  )
}
