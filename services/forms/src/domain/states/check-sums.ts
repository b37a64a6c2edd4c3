/** The sum of Luhn: from the end, every second digit doubled, nine taken off beyond nine. */
export function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
}

/** The dihedral group of ten elements and its permutation, as Verhoeff published them. */
const product = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permutation = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** Nought for a number with its check digit of Verhoeff. */
export function verhoeffSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, i) => {
    const moved = permutation[i % 8]?.[Number(digit)]
    return Number(product[sum]?.[Number(moved)])
  }, 0)
}

/** What a character at an odd place of an Italian fiscal code counts, by its value: 0 to 9 and A to J count alike. */
const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

/** The last letter of an Italian fiscal code, over the fifteen characters before it. */
export function fitsFiscalCode(code: string): boolean {
  const countOf = (character: string): number =>
    /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65
  const sum = [...code.slice(0, 15)].reduce((total, character, i) => {
    const value = countOf(character)
    return total + (i % 2 === 0 ? (odd[value] ?? 0) : value)
  }, 0)
  return String.fromCharCode(65 + (sum % 26)) === code[15]
}
