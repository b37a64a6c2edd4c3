import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AccessPoint, keysFor, type Partner, subjectOf } from '../store/access-point.ts'
import { type GivenCertificate, ourCertificates } from './our-certificates.ts'
import { writeParameters } from './parameters.ts'
import { writePMode } from './pmode/write.ts'

/** Writes for a partner what it needs of us: a sheet for people, our certificates, and a P-Mode file for its Domibus. */
export async function exportOurs(
  point: AccessPoint,
  partner: Partner,
  endpoint: string,
  { folder, at }: { folder: string; at: Date },
): Promise<string[]> {
  const certificates = ourCertificates(keysFor(point, partner), at)
  const files = {
    'sheet.md': sheet(point, partner, endpoint, certificates),
    ...Object.fromEntries(certificates.map(({ name, certificate }) => [name, certificate.toString()])),
    'parameters.json': writeParameters(point, partner, endpoint, certificates),
    // The 2.0 profiles are not in the P-Mode files of the Domibus that is in use, and it needs to know each action.
    ...(partner.profile === 'edelivery-1.x' && partner.agreements.length > 0
      ? { 'pmode.xml': writePMode({ point, endpoint }, partner) }
      : {}),
  }
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return Object.keys(files)
}

const turns = {
  present: () => 'in use now',
  next: (from: Date) => `takes over on ${from.toISOString()}`,
  former: () => 'former, until it ends',
}
const wording = { signing: 'verify our signatures with it', encryption: 'encrypt to it' }

function sheet(
  point: AccessPoint,
  partner: Partner,
  endpoint: string,
  certificates: readonly GivenCertificate[],
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
    ...certificates.flatMap(({ name, certificate, turn, signsFrom, uses }) => [
      `## ${name}`,
      '',
      `- ${turns[turn](signsFrom)}: ${uses.map((use) => wording[use]).join(', ')}`,
      `- subject: ${subjectOf(certificate)}`,
      `- valid: ${certificate.validFromDate.toISOString()} to ${certificate.validToDate.toISOString()}`,
      `- SHA-256: ${certificate.fingerprint256}`,
      '',
    ]),
    ...(certificates.some(({ turn }) => turn !== 'present')
      ? [
          '## While our certificate changes',
          '',
          'Believe all of them from today on. We open what is encrypted to any of them; encrypt to the one that began last.',
          'We sign with the next one from the time above on, and not before. If you can hold only one certificate of ours, change it at that time.',
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
