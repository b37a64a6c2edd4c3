import { createHmac, hkdfSync } from 'node:crypto'
import { doubleMetaphone } from 'double-metaphone'
import type { Keyring } from './keyring.ts'

// Search over sealed fields: a keyed digest of the value, which finds equal values and tells nothing else. Layout of an
// index value: version of the key (2 bytes), HMAC-SHA256 cut to 16 bytes.

/** How a value is to be found. */
export type BlindKind = 'exact' | 'phonetic' | 'prefix'

const prefixLength = 3

/** The index of a whole value in a field, letter case and accents aside. */
export async function blindIndex(
  ring: Pick<Keyring, 'indexKey'>,
  tenant: string,
  field: string,
  value: string,
): Promise<Buffer> {
  const { version, key } = await ring.indexKey(tenant)
  return digest(key, version, field, 'exact', normalised(value))
}

/** Every index of the words of a value: each word exactly, as it sounds, and by its first three letters. */
export async function blindIndexes(
  ring: Pick<Keyring, 'indexKey'>,
  tenant: string,
  field: string,
  value: string,
): Promise<{ kind: BlindKind; index: Buffer }[]> {
  const { version, key } = await ring.indexKey(tenant)
  const words = [
    ...new Set(
      normalised(value)
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean),
    ),
  ]
  return words.flatMap((word) =>
    termsOf(word).map(({ kind, term }) => ({ kind, index: digest(key, version, field, kind, term) })),
  )
}

/** The letters of a value without case and accents (NFKD, marks removed), and letters as they are typed abroad. */
export function normalised(value: string): string {
  const letters = value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
  return letters.replace(/[øæœßđðþłıħŧŋĸ]/g, (letter) => spelled[letter] ?? letter)
}

// Letters that Unicode does not take apart, as other States' keyboards spell them.
const spelled: Record<string, string> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
}

function termsOf(word: string): { kind: BlindKind; term: string }[] {
  const sounds = [...new Set(doubleMetaphone(word))].filter((sound) => sound.length > 1)
  return [
    { kind: 'exact', term: word },
    ...sounds.map((term) => ({ kind: 'phonetic' as const, term })),
    ...([...word].length >= prefixLength
      ? [{ kind: 'prefix' as const, term: [...word].slice(0, prefixLength).join('') }]
      : []),
  ]
}

function digest(key: Buffer, version: number, field: string, kind: BlindKind, term: string): Buffer {
  const own = Buffer.from(hkdfSync('sha256', key, '', `blind index ${field} ${kind}`, 32))
  const head = Buffer.alloc(2)
  head.writeUInt16BE(version)
  return Buffer.concat([head, createHmac('sha256', own).update(term).digest().subarray(0, 16)])
}
