import { createDecipheriv, createHash } from 'node:crypto'
import { Integer, OctetString, Sequence } from 'asn1js'
import type { AlgorithmIdentifier } from 'pkijs'
import { decryptRc2 } from './rc2.ts'

interface Scheme {
  keyBytes: number
  decrypt: (key: Buffer, iv: Buffer, data: Buffer) => Buffer
}

const tripleDes = (key: Buffer, iv: Buffer, data: Buffer) => {
  const cipher = createDecipheriv(
    'des-ede3-cbc',
    key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key,
    iv,
  )
  return Buffer.concat([cipher.update(data), cipher.final()])
}

/** RFC 7292 Appendix C: encryption by a password before PBES2. */
const schemes: Record<string, Scheme> = {
  '1.2.840.113549.1.12.1.3': { keyBytes: 24, decrypt: tripleDes },
  '1.2.840.113549.1.12.1.4': { keyBytes: 16, decrypt: tripleDes },
  '1.2.840.113549.1.12.1.5': { keyBytes: 16, decrypt: decryptRc2 },
  '1.2.840.113549.1.12.1.6': { keyBytes: 5, decrypt: decryptRc2 },
}

const mostIterations = 5_000_000

/** Decrypts what is under an algorithm of the past; undefined when the algorithm is none of those. */
export function decryptLegacy(
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  data: Buffer,
  password: string,
): Buffer | undefined {
  const scheme = schemes[algorithmId]
  if (scheme === undefined) return undefined
  const [salt, count] = algorithmParams instanceof Sequence ? algorithmParams.valueBlock.value : []
  if (!(salt instanceof OctetString && count instanceof Integer)) throw new TypeError('no parameters')
  const iterations = count.valueBlock.valueDec
  if (iterations > mostIterations) throw new TypeError('too many iterations')
  const derive = (purpose: number, length: number) =>
    deriveBytes(purpose, Buffer.from(salt.valueBlock.valueHexView), iterations, password).subarray(0, length)
  return scheme.decrypt(derive(1, scheme.keyBytes), derive(2, 8), data)
}

const block = 64

/** RFC 7292 Appendix B.2 with SHA-1: 40 bytes, enough for every scheme. */
function deriveBytes(purpose: number, salt: Buffer, iterations: number, password: string): Buffer {
  const text = Buffer.from(`${password}\0`, 'utf16le').swap16()
  let input = Buffer.concat([repeated(salt), repeated(text)])
  const found: Buffer[] = []
  for (let round = 0; round < 2; round++) {
    let digest = sha1(Buffer.concat([Buffer.alloc(block, purpose), input]))
    for (let iteration = 1; iteration < iterations; iteration++) digest = sha1(digest)
    found.push(digest)
    const addend = BigInt(`0x${Buffer.alloc(block, digest).toString('hex')}`) + 1n
    input = Buffer.concat(blocksOf(input).map((each) => sum(each, addend)))
  }
  return Buffer.concat(found)
}

const sha1 = (data: Buffer) => createHash('sha1').update(data).digest()

const repeated = (bytes: Buffer) =>
  bytes.length === 0 ? bytes : Buffer.alloc(block * Math.ceil(bytes.length / block), bytes)

const blocksOf = (bytes: Buffer) =>
  Array.from({ length: bytes.length / block }, (_, index) => bytes.subarray(index * block, (index + 1) * block))

function sum(bytes: Buffer, addend: bigint): Buffer {
  const hex = (BigInt(`0x${bytes.toString('hex')}`) + addend).toString(16)
  return Buffer.from(hex.padStart(2 * block, '0').slice(-2 * block), 'hex')
}
