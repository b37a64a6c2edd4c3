/** The exact sum of decimal numbers in canonical form; undefined when there is none. Amounts are never floats. */
export function decimalSum(numbers: readonly (string | undefined)[]): string | undefined {
  const given = numbers.filter((each) => each !== undefined && each !== '') as string[]
  if (given.length === 0) return undefined
  const digits = Math.max(...given.map((each) => fractionOf(each).length))
  const sum = given.reduce((total, each) => total + scaled(each, digits), 0n)
  const sign = sum < 0n ? '-' : ''
  const text = String(sum < 0n ? -sum : sum).padStart(digits + 1, '0')
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Whether two decimal numbers are the same amount: `1500` and `1500.00` are. */
export function isSameAmount(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  const digits = Math.max(fractionOf(a).length, fractionOf(b).length)
  return scaled(a, digits) === scaled(b, digits)
}

function fractionOf(number: string): string {
  return number.split('.')[1] ?? ''
}

function scaled(number: string, digits: number): bigint {
  const [whole = '0'] = number.split('.')
  return BigInt(whole + fractionOf(number).padEnd(digits, '0'))
}
