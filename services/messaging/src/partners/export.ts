import { X509Certificate } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AccessPoint, keysFor, type Partner, subjectOf } from '../store/access-point.ts'
import { writePMode } from './pmode/write.ts'

/** Writes for a partner what it needs of us: a sheet for people, our certificates, and a P-Mode file for its Domibus. */
export async function exportOurs(
  point: AccessPoint,
  partner: Partner,
  endpoint: string,
  folder: string,
): Promise<string[]> {
  const { signer, decryption } = keysFor(point, partner)
  const [sign, decrypt] = [new X509Certificate(signer.certificate), new X509Certificate(decryption.certificate)]
  const isOne = sign.fingerprint256 === decrypt.fingerprint256
  const certificates: Record<string, X509Certificate> = isOne
    ? { 'certificate.pem': sign }
    : { 'sign-certificate.pem': sign, 'decrypt-certificate.pem': decrypt }
  const files = {
    'sheet.md': sheet(point, partner, endpoint, certificates),
    ...Object.fromEntries(Object.entries(certificates).map(([name, certificate]) => [name, certificate.toString()])),
    // The 2.0 profiles are not in the P-Mode files of the Domibus that is in use.
    ...(partner.profile === 'edelivery-1.x' ? { 'pmode.xml': writePMode({ point, endpoint }, partner) } : {}),
  }
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return Object.keys(files)
}

function sheet(
  point: AccessPoint,
  partner: Partner,
  endpoint: string,
  certificates: Record<string, X509Certificate>,
): string {
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
    ...Object.entries(certificates).flatMap(([name, certificate]) => [
      `## ${name}`,
      '',
      `- subject: ${subjectOf(certificate)}`,
      `- valid: ${certificate.validFromDate.toISOString()} to ${certificate.validToDate.toISOString()}`,
      `- SHA-256: ${certificate.fingerprint256}`,
      '',
    ]),
    '## What is agreed',
    '',
    ...(agreed.length > 0
      ? ['| service | type | action | compressed | agreement |', '|---|---|---|---|---|', ...agreed]
      : ['Any service and action.']),
    '',
    'Compare the fingerprints over another way than the one on which this came.',
  ].join('\n')}\n`
}
