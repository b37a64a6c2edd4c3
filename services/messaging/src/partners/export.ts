import { X509Certificate } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OwnKeys } from '../keys/own-keys.ts'
import { type AccessPoint, keysFor, type Partner, subjectOf } from '../store/access-point.ts'
import { writePMode } from './pmode/write.ts'

/** Writes for a partner what it needs of us: a sheet for people, our certificates, and a P-Mode file for its Domibus. */
export async function exportOurs(
  point: AccessPoint,
  partner: Partner,
  endpoint: string,
  folder: string,
): Promise<string[]> {
  const certificates = ourCertificates(keysFor(point, partner))
  const files = {
    'sheet.md': sheet(point, partner, endpoint, certificates),
    ...Object.fromEntries(certificates.map(({ name, certificate }) => [name, certificate.toString()])),
    // The 2.0 profiles are not in the P-Mode files of the Domibus that is in use.
    ...(partner.profile === 'edelivery-1.x' ? { 'pmode.xml': writePMode({ point, endpoint }, partner) } : {}),
  }
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return Object.keys(files)
}

/** A certificate of ours as a partner gets it. */
interface Given {
  name: string
  certificate: X509Certificate
  /** From when we use it; undefined for the present one. */
  from: Date | undefined
  use: string
}

/** The present certificates and those that take over. */
function ourCertificates(keys: readonly OwnKeys[]): Given[] {
  return keys.flatMap(({ signer, decryption, signsFrom }, turn) => {
    const before = turn === 0 ? '' : turn === 1 ? 'next-' : `next-${turn}-`
    const from = turn === 0 ? undefined : signsFrom
    const given = (name: string, der: Buffer, use: string) => {
      return { name: `${before}${name}`, certificate: new X509Certificate(der), from, use }
    }
    return signer.certificate.equals(decryption.certificate)
      ? [given('certificate.pem', signer.certificate, 'verify our signatures with it, and encrypt to it')]
      : [
          given('sign-certificate.pem', signer.certificate, 'verify our signatures with it'),
          given('decrypt-certificate.pem', decryption.certificate, 'encrypt to it'),
        ]
  })
}

function sheet(point: AccessPoint, partner: Partner, endpoint: string, certificates: readonly Given[]): string {
  const { agreements, profile, tokenReference } = partner
  const agreed = agreements.map(
    ({ service, action, compress, ref }) =>
      `| ${service.value} | ${service.type || '–'} | ${action} | ${compress ? 'yes' : 'no'} | ${ref?.value || '–'} |`,
  )
  return `${[
    `# AS4 access point ${point.party}, for ${partner.party}`,
    '',
    '| what | value |',
    '|---|---|',
    `| party id | ${point.party} |`,
    `| type of the party id | ${point.partyType || '–'} |`,
    `| address | ${endpoint} |`,
    `| our role when we send | ${point.role} |`,
    `| your role when we send | ${partner.role} |`,
    `| security profile | ${profile} |`,
    `| certificates in messages are named by | ${tokenReference} |`,
    `| receipts and errors | in the answer, signed, with the digests of the message |`,
    `| parts of a message | 28 at most |`,
    '',
    ...certificates.flatMap(({ name, certificate, from, use }) => [
      `## ${name}`,
      '',
      `- ${from === undefined ? 'in use now' : `takes over on ${from.toISOString()}`}: ${use}`,
      `- subject: ${subjectOf(certificate)}`,
      `- valid: ${certificate.validFromDate.toISOString()} to ${certificate.validToDate.toISOString()}`,
      `- SHA-256: ${certificate.fingerprint256}`,
      '',
    ]),
    ...(certificates.some(({ from }) => from)
      ? [
          '## While our certificate changes',
          '',
          'Believe both from today on. Encrypt to the next one as soon as you can: we open what is encrypted to either.',
          'We sign with the next one from the date above, and not before. If you can hold one certificate of ours alone, change it at that time.',
          '',
        ]
      : []),
    '## What is agreed',
    '',
    ...(agreed.length > 0
      ? ['| service | type | action | compressed | agreement |', '|---|---|---|---|---|', ...agreed]
      : ['Any service and action.']),
    '',
    'Compare the fingerprints over another way than the one on which this came.',
  ].join('\n')}\n`
}
