import type { CaseFile, Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { PostalAddress } from '@sustento/platform/gen/sustento/type/v1/person'
import { normalised } from '@sustento/platform/seal/blind'

/** Whether a text tells something. */
export type Tells = (text: string) => boolean

/**
 * Whether a text tells where somebody protected can be found: address, telephone, e-mail, however they are spaced and
 * accented; `account` adds where payments go. What anybody else in the case gives too, or what replaces the address, is no secret.
 */
export function secretsIn({ parties, payment }: CaseFile, account: boolean): Tells {
  const guarded = parties.filter((party) => isGuarded(party, parties))
  const others = parties.filter((party) => !guarded.includes(party))
  const disclosed = [
    ...guarded.map(({ nonDisclosure }) => linesOf(nonDisclosure?.substituteAddress).join('\n')),
    ...others.flatMap(({ person }) => [
      linesOf(person?.address).join('\n'),
      person?.telephone ?? '',
      person?.email ?? '',
    ]),
  ]
  const secrets = [
    ...guarded.flatMap(({ person }) => [
      tellsAddress(person?.address),
      ...(person?.telephone ?? '').split(/[,;\n]/).map(tellsNumber),
      tellsLetters(person?.email ?? ''),
    ]),
    ...(account && guarded.length > 0 ? [tellsLetters(payment?.iban ?? '')] : []),
  ].filter((tells) => !disclosed.some(tells))
  return (text) => secrets.some((tells) => tells(text))
}

/**
 * Protected is whom a determination names, and with that person everybody on the same side: who applies for a child, or
 * is owed maintenance with it, lives there too.
 */
function isGuarded(party: Party, parties: readonly Party[]): boolean {
  if (party.nonDisclosure?.determined) return true
  const sides = party.roles.some((role) => role === 'applicant' || role === 'creditor' || role === 'child')
  if (!sides || isDebtor(party) || (party.person?.publicBodyName ?? '') !== '') return false
  return parties.some((each) => each.nonDisclosure?.determined && !isDebtor(each))
}

const isDebtor = ({ roles }: Party): boolean => roles.includes('debtor')

/** Street and number say where somebody lives; a place alone does not, unless the address has nothing else. */
function tellsAddress(address: PostalAddress | undefined): Tells {
  const [first = '', ...rest] = linesOf(address)
  const telling = wordsIn([first, ...rest].find((line) => /\d/.test(line)) ?? first)
  if (telling === '') return never
  // a name of one word may be that of a town as well
  const isOneWord = !telling.includes(' ') && !/\d/.test(telling)
  return (text) => (isOneWord ? wordsIn(text) === telling : ` ${wordsIn(text)} `.includes(` ${telling} `))
}

function linesOf(address: PostalAddress | undefined): string[] {
  if (!address) return []
  const { street, postalCode, place } = address
  return [...street.split('\n'), `${postalCode} ${place}`].map((line) => line.trim()).filter(Boolean)
}

/** A telephone number is the same with and without the code of its State. */
function tellsNumber(number: string): Tells {
  const digits = digitsIn(number).slice(-8)
  return digits.length < 5 ? never : (text) => digitsIn(text).includes(digits)
}

function tellsLetters(value: string): Tells {
  const letters = lettersIn(value)
  return letters === '' ? never : (text) => lettersIn(text).includes(letters)
}

const never: Tells = () => false
const wordsIn = (text: string): string =>
  normalised(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')
const digitsIn = (text: string): string => text.replace(/\D/g, '')
const lettersIn = (text: string): string => normalised(text).replace(/[^\p{L}\p{N}@.]/gu, '')
