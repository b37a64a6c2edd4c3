import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { headLength, seal, unseal } from './seal.ts'
import { sealer, unsealPieces } from './seal-pieces.ts'

const key = randomBytes(32)

function sealed(pieces: Uint8Array[], where: string): Buffer {
  const one = sealer(key, where)
  for (const piece of pieces) one.update(piece)
  return Buffer.concat(one.end())
}

async function opened(bytes: Buffer, where: string, size: number): Promise<Buffer> {
  async function* body() {
    for (let at = headLength; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  return Buffer.concat(await unsealPieces(key, where, { head: bytes.subarray(0, headLength), body: body() }))
}

test('however it is cut, what was sealed in pieces is what is sealed in one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array()),
      fc.string(),
      fc.integer({ min: 1, max: 50 }),
      async (cut, where, size) => {
        const plain = Buffer.concat(cut)
        expect(unseal(key, where, sealed(cut, where)).equals(plain)).toBe(true)
        expect((await opened(seal(key, where, plain), where, size)).equals(plain)).toBe(true)
      },
    ),
  )
})

test('what is changed, cut or elsewhere does not open', async () => {
  const bytes = sealed([Buffer.from('a value')], 'here')
  await expect(opened(bytes, 'there', 3)).rejects.toThrow()
  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(i) ^ 1, i)
    await expect(opened(changed, 'here', 3)).rejects.toThrow()
    await expect(opened(bytes.subarray(0, i), 'here', 3)).rejects.toThrow()
  }
})
