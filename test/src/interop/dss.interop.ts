import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { verifyContainer } from '@sustento/messaging/ecodex/asic/container'
import type { RandomBytes } from '@sustento/messaging/ecodex/asic/random-bytes'
import { writeContainer } from '@sustento/messaging/ecodex/asic/write-container'
import { type EvidenceKind, evidenceKinds } from '@sustento/messaging/ecodex/evidence/kinds'
import { readEvidence } from '@sustento/messaging/ecodex/evidence/read'
import { writeEvidence } from '@sustento/messaging/ecodex/evidence/write'
import { writeToken } from '@sustento/messaging/ecodex/token/write'
import { cut, whole } from '@sustento/messaging/testing/chunks'
import { documents, partsOf } from '@sustento/messaging/testing/container'
import { testAccessPoints } from '@sustento/messaging/testing/identities'
import { type ZipPart, zipOf } from '@sustento/messaging/testing/zip'
import { systemClock } from '@sustento/platform/clock'

const home = fileURLToPath(new URL('../../interop/dss/target', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sustento-dss-'))
afterAll(() => rmSync(folder, { recursive: true }))

// The library looks at the machine's clock, so the certificates are of today.
const at = systemClock.now()
const { east, west } = await testAccessPoints(['east', 'west'], at)
const trust = { certificates: [east.x509], at, sha1: false }

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const vm = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', `${home}/classes:${home}/lib/*`]
const dss = (...args: string[]) =>
  execFileSync('java', [...vm, 'eu.sustento.dss.Dss', ...args], { encoding: 'utf8' })
    .trim()
    .split('\n')

const [certificate, key] = [
  file('east.crt', east.certificate),
  file('east.key', east.key.export({ type: 'pkcs8', format: 'der' })),
]

const evidenceOf = (kind: EvidenceKind) =>
  writeEvidence(
    {
      kind,
      id: '0198d0a0-0000-4000-8000-000000000001',
      at,
      reasons: [],
      issuer: 'east.example',
      sender: 'east.example',
      recipient: 'west.example',
      original: { applicationId: 'n1', wireId: 'm1@east.example', sha256: 'ab'.repeat(32) },
    },
    east,
  )

const random = (bytes: Buffer): RandomBytes => ({
  size: bytes.length,
  chunkBytes: bytes.length,
  chunk: async () => bytes,
})
const verify = (bytes: Buffer) =>
  verifyContainer(random(bytes), {
    trust,
    limits: { size: 1 << 24, ratio: 100, free: 1 << 20, entries: 16 },
    keep: async (source) => random(await whole(source)),
  })

describe('the signature library of the European Commission', () => {
  test('finds every evidence of ours to be XAdES-B over the whole document', async () => {
    const files = await Promise.all(evidenceKinds.map(async (kind) => file(`${kind}.xml`, await evidenceOf(kind))))
    const verdicts = dss('validate', certificate, ...files)
    expect(verdicts).toEqual(
      evidenceKinds.map((kind) =>
        expect.stringMatching(`^${kind}.xml XAdES-BASELINE-B intact valid TOTAL_PASSED null covers \\[FULL\\]$`),
      ),
    )
  })

  test('finds one that was changed broken, and one of somebody else of no trust', async () => {
    const genuine = (await evidenceOf('NON_DELIVERY')).toString()
    const changed = file('changed.xml', genuine.replace('#NonDelivery', '#Delivery'))
    expect(dss('validate', certificate, changed)[0]).toContain('broken invalid TOTAL_FAILED')
    const foreign = file('west.crt', west.certificate)
    expect(dss('validate', foreign, file('genuine.xml', genuine))[0]).toContain(
      'INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND',
    )
  })

  test.each(['SHA-256', 'SHA-1'])('signs evidences with %s that we verify as that was agreed', async (digest) => {
    const unsigned = (await evidenceOf('DELIVERY')).toString().replace(/<ds:Signature .*<\/ds:Signature>/s, '')
    const out = join(folder, `${digest}.xml`)
    dss('enveloped', digest, key, certificate, file('unsigned.xml', unsigned), out)
    const signed = readFileSync(out)
    expect(readEvidence(signed, { ...trust, sha1: digest === 'SHA-1' }).evidence.kind).toBe('DELIVERY')
    if (digest === 'SHA-1') expect(() => readEvidence(signed, trust)).toThrow('EBMS:0103')
    const changed = Buffer.from(signed.toString().replace('#Delivery', '#NonDelivery'))
    expect(() => readEvidence(changed, { ...trust, sha1: true })).toThrow('EBMS:0101')
  })

  test('makes containers that we verify', async () => {
    const inner = file('SignedContent.zip', zipOf(documents))
    const out = join(folder, 'made.asics')
    dss('container', key, certificate, inner, out)
    expect((await verify(readFileSync(out))).documents.map(({ name }) => name)).toEqual(
      documents.map(({ name }) => name),
    )
  })

  test('finds the containers that we make to be XAdES-B over their archive, and not with the signature of another', async () => {
    const bytes = await whole(writeContainer(ourDocuments(), { id: 'c', at, signer: east, totals }))
    const ours = file('ours.asics', bytes)
    expect(dss('validate', certificate, ours)).toEqual([
      expect.stringMatching(/^ours.asics XAdES-BASELINE-B intact valid TOTAL_PASSED null covers \[FULL/),
    ])
    const [, ...rest] = partsOf(zipOf(documents), east)
    const [signatureOfAnother] = partsOf(zipOf([]), east)
    const exchanged = file('exchanged.asics', zipOf([signatureOfAnother as ZipPart, ...rest]))
    expect(dss('validate', certificate, exchanged)[0]).toContain('broken invalid TOTAL_FAILED')
  })

  test('finds the trust tokens that we make to be XAdES-B over the whole document, and broken when changed', async () => {
    const token = await writeToken(
      {
        id: 't',
        issuer: 'east.example',
        country: 'CA',
        sender: 'Authority east',
        document: { name: 'Form.pdf', mediaType: 'application/pdf', sha256: 'ab'.repeat(32) },
        at,
      },
      east,
    )
    expect(dss('validate', certificate, file('token.xml', token))).toEqual([
      expect.stringMatching(/^token.xml XAdES-BASELINE-B intact valid TOTAL_PASSED null covers \[FULL\]$/),
    ])
    const changed = token.toString().replace('<TrustLevel>SUCCESSFUL', '<TrustLevel>NOT_SUCCESSFUL')
    expect(dss('validate', certificate, file('changed-token.xml', changed))[0]).toContain('broken invalid TOTAL_FAILED')
  })
})

const totals = { size: 0, packed: 0 }

async function* ourDocuments() {
  yield { name: 'Form.txt', content: cut(Buffer.from('Fictional form')), level: 0 }
  yield { name: 'Annex.pdf', content: cut(Buffer.alloc(100_000, '%PDF')) }
}
