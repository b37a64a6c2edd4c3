import { fitsFiscalCode, luhnSum, verhoeffSum } from './check-sums.ts'

/** How a State computes a check digit. */
export type CheckDigit =
  | Weighted
  /** Every second digit doubled; the sum ends in nought. `from`, `until`: the characters that count. */
  | { readonly kind: 'luhn'; readonly from?: number; readonly until?: number }
  /** Of all characters but the one at `without`. */
  | { readonly kind: 'verhoeff'; readonly without: number }
  /** ISO 7064, MOD 11,10. */
  | { readonly kind: 'mod11,10' }
  /** The last two digits are what the others, behind one of `prefixes`, lack of a multiple of 97. */
  | { readonly kind: 'mod97'; readonly prefixes: readonly string[]; readonly letters?: Letters }
  /** The last character is the letter for the remainder of the digits. */
  | { readonly kind: 'letter'; readonly alphabet: string; readonly letters?: Letters }
  | { readonly kind: 'fiscalCode' }

/** The remainder of the weighted sum, or what completes it to the modulus, is the digit at `at`. */
export interface Weighted {
  readonly kind: 'weighted'
  readonly weights: readonly number[]
  /** Used instead when the first weights give ten. */
  readonly again?: readonly number[]
  readonly modulus: number
  readonly complement?: boolean
  readonly add?: number
  /** What a remainder of ten stands for; without it no number has it. */
  readonly ten?: number
  /** Characters for the remainders, where they are not digits. */
  readonly alphabet?: string
  readonly at: number
}

/** Digits that letters stand for. */
type Letters = Readonly<Record<string, string>>

const digitsOf = (text: string, letters: Letters = {}): string =>
  Object.entries(letters)
    .reduce((digits, [letter, digit]) => digits.replaceAll(letter, digit), text)
    .replace(/\D/g, '')

/** Whether the check digit is right. The text has the shape of the number. */
export function fitsDigit(check: CheckDigit, text: string): boolean {
  switch (check.kind) {
    case 'weighted':
      return fitsWeighted(check, text)
    case 'luhn':
      return luhnSum(text.slice(check.from, check.until)) % 10 === 0
    case 'verhoeff':
      return verhoeffSum(text.slice(0, check.without) + text.slice(check.without + 1)) === 0
    case 'mod11,10':
      return fitsMod1110(text)
    case 'mod97':
      return fitsMod97(digitsOf(text, check.letters), check.prefixes)
    case 'letter': {
      const number = Number(digitsOf(text.slice(0, -1), check.letters))
      return check.alphabet[number % check.alphabet.length] === text.at(-1)
    }
    case 'fiscalCode':
      return fitsFiscalCode(text)
  }
}

function fitsWeighted(check: Weighted, text: string): boolean {
  const { weights, again, modulus, complement = false, add = 0, ten, alphabet, at } = check
  const remainder = (by: readonly number[]): number => {
    const sum = by.reduce((total, weight, i) => total + weight * countOf(text[i] ?? ''), add)
    return complement ? (modulus - (sum % modulus)) % modulus : sum % modulus
  }
  const first = remainder(weights)
  const found = first === 10 && again ? remainder(again) : first
  if (alphabet) return alphabet[found] === text[at]
  return (found === 10 ? ten : found) === Number(text[at])
}

function fitsMod97(digits: string, prefixes: readonly string[]): boolean {
  const [number, key] = [digits.slice(0, -2), BigInt(digits.slice(-2))]
  return prefixes.some((prefix) => 97n - (BigInt(prefix + number) % 97n) === key)
}

/** Digits count as such, a letter by its place in the alphabet (the second letter of an Irish number). */
const countOf = (character: string): number =>
  /\d/.test(character) ? Number(character) : character === '' ? 0 : character.charCodeAt(0) - 64

function fitsMod1110(digits: string): boolean {
  let check = 10
  for (const digit of digits.slice(0, -1)) {
    const sum = (check + Number(digit)) % 10
    check = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - check) % 10 === Number(digits.at(-1))
}
