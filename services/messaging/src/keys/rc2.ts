/**
 * RC2 (RFC 2268) in CBC mode, decryption alone: what certificates in PKCS#12 files of the past are under. OpenSSL 3 has it in
 * a provider that Node.js does not load. Nothing of ours is protected by it.
 */
export function decryptRc2(key: Buffer, iv: Buffer, data: Buffer): Buffer {
  const round = expand(key)
  const plain = Buffer.alloc(data.length)
  let before = iv
  for (let at = 0; at + 8 <= data.length; at += 8) {
    const block = data.subarray(at, at + 8)
    decryptBlock(round, block).forEach((byte, index) => {
      plain[at + index] = byte ^ (before[index] as number)
    })
    before = block
  }
  return withoutPadding(plain)
}

const permutation = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
    'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
    '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
    'c5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
)

/** The key with all its bits, as 64 words. */
function expand(key: Buffer): number[] {
  const bytes = [...key]
  const at = (index: number) => bytes[index] as number
  const mapped = (index: number) => permutation[index & 0xff] as number
  for (let index = key.length; index < 128; index++) bytes[index] = mapped(at(index - 1) + at(index - key.length))
  bytes[128 - key.length] = mapped(at(128 - key.length))
  for (let index = 127 - key.length; index >= 0; index--) bytes[index] = mapped(at(index + 1) ^ at(index + key.length))
  return Array.from({ length: 64 }, (_, word) => at(2 * word) | (at(2 * word + 1) << 8))
}

const turns = [1, 2, 3, 5]

function decryptBlock(round: number[], block: Buffer): Buffer {
  const word = [0, 2, 4, 6].map((at) => block.readUInt16LE(at))
  const w = (index: number) => word[index & 3] as number
  for (let step = 15; step >= 0; step--) {
    for (let index = 3; index >= 0; index--) {
      const turn = turns[index] as number
      const turned = ((w(index) >> turn) | (w(index) << (16 - turn))) & 0xffff
      const mixed = (w(index - 1) & w(index - 2)) + (~w(index - 1) & w(index - 3)) + (round[4 * step + index] as number)
      word[index] = (turned - mixed) & 0xffff
    }
    // The words are mashed after the fifth and the eleventh round.
    if (step !== 5 && step !== 11) continue
    for (let index = 3; index >= 0; index--) {
      word[index] = (w(index) - (round[w(index - 1) & 63] as number)) & 0xffff
    }
  }
  const plain = Buffer.alloc(8)
  word.forEach((value, index) => {
    plain.writeUInt16LE(value, 2 * index)
  })
  return plain
}

function withoutPadding(plain: Buffer): Buffer {
  const length = plain.at(-1) ?? 0
  if (length < 1 || length > 8) throw new TypeError('another password, or no RC2')
  return plain.subarray(0, plain.length - length)
}
