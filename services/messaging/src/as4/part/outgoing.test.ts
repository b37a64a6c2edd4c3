import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { pieces } from '../../testing/chunks.ts'
import type { ByteSource } from '../bytes.ts'
import { prepare } from './outgoing.ts'

const form = { mediaType: 'application/octet-stream', compress: true }

async function prepared(content: ByteSource) {
  const kept: Buffer[] = []
  const { signedSize } = await prepare(content, form, async (chunk) => {
    kept.push(chunk)
  })
  const signed = Buffer.concat(kept)
  expect(signed.length).toBe(signedSize)
  return signed
}

describe('a part that goes compressed', () => {
  const text = Buffer.from('maintenance '.repeat(100_000))
  const dense = randomBytes(1_000_000)

  test.each([
    ['a text is compressed', text, [0, 20_000]],
    ['a short content is compressed', text.subarray(0, 1000), [0, 100]],
    ['one that comes in two pieces is compressed', text.subarray(0, 150_000), [0, 2000]],
    ['nothing is a frame', Buffer.alloc(0), [0, 30]],
    ['what brings nothing is only framed', dense, [1_000_000, 1_000_200]],
    ['what begins so as well', Buffer.concat([dense, text]), [2_200_000, 2_200_400]],
  ])('%s', async (_, content, [least = 0, most = 0]) => {
    const signed = await prepared(pieces(content, 100_000))
    expect(gunzipSync(signed).equals(content)).toBe(true)
    expect(signed.length).toBeGreaterThanOrEqual(least)
    expect(signed.length).toBeLessThanOrEqual(most)
  })

  test.each([0, 1, 2])('whose source fails after %d pieces fails with it', async (count) => {
    async function* failing() {
      for (let n = 0; n < count; n++) yield dense
      throw new Error('unreadable')
    }
    await expect(prepared(failing())).rejects.toThrow('unreadable')
  })
})
