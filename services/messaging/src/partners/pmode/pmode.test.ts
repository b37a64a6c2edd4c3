import type { X509Certificate } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { Authority } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { partyType, role } from '../../as4/names.ts'
import type { Partner } from '../../store/access-point.ts'
import { pmodeFile } from '../../testing/pmode-file.ts'
import { readPMode } from './read.ts'
import { writePMode } from './write.ts'

const read = (changes?: Parameters<typeof pmodeFile>[0], own?: string) =>
  readPMode(Buffer.from(pmodeFile(changes)), own)

describe('a P-Mode file of Domibus', () => {
  test('gives the partners of our processes with what is agreed', () => {
    expect(read().partners).toEqual([
      {
        name: 'ca_north_gw',
        party: 'north',
        partyType: 'urn:oasis:names:tc:ebcore:partyid-type:unregistered',
        endpoint: 'https://north.example/services/msh',
        role: 'GW',
        tokenReference: 'ski',
        profile: 'edelivery-1.x',
        retry: { delaysSeconds: [180, 180, 180, 180] },
        agreements: [
          {
            service: 'urn:example:maintenance',
            serviceType: 'urn:e-codex:services:',
            action: 'Form_A',
            compress: true,
            ref: { value: 'A1', type: 'T1' },
          },
          {
            service: 'urn:example:maintenance',
            serviceType: 'urn:e-codex:services:',
            action: 'Form_B',
            compress: false,
            ref: { value: 'A1', type: 'T1' },
          },
        ],
      },
    ])
  })

  test('tells by name what it could not take over', () => {
    expect(read().notes.toSorted()).toEqual([
      'legConfiguration leg1: payloadProfile is left out',
      'legConfiguration leg1: propertySet is left out',
      'mpc defaultMpc: retention_downloaded is left out',
      'party ca_far_gw: no process in which we both take part',
      'payloadProfiles: is left out',
      'process main: our role GW belongs into access-point.json',
      'properties: is left out',
      'splittingConfigurations: is left out',
    ])
  })

  test('can be read as another of its parties', () => {
    expect(read({}, 'ca_north_gw').partners.map(({ party }) => party)).toEqual(['east'])
  })

  test.each([
    ['BST names certificates in a token', { policy: 'eDeliveryAS4Policy_BST.xml' }, { tokenReference: 'bst' }],
    ['IS by issuer and serial number', { policy: 'eDeliveryAS4Policy_IS.xml' }, { tokenReference: 'issuerSerial' }],
    ['SEND_ONCE tries no more', { retry: '1;1;SEND_ONCE' }, { retry: { delaysSeconds: [] } }],
  ])('%s', (_, changes, expected) => {
    expect(read(changes).partners[0]).toMatchObject(expected)
  })

  test.each([
    ['another policy', { policy: 'own.xml' }, 'security security: the policy own.xml is left out'],
    [
      'growing waits',
      { retry: '60;10;PROGRESSIVE' },
      'leg leg1: the retries 60;10;PROGRESSIVE are left out, ours stay',
    ],
    [
      'receipts without digests',
      { nonRepudiation: 'false' },
      'leg leg1: receipts without digests are not believed; ask for nonRepudiation="true"',
    ],
    [
      'a channel of its own',
      { channel: 'urn:example:other' },
      'leg leg1: the channel defaultMpc is left out, messages go over the default one',
    ],
    [
      'elliptic curves',
      { signature: 'ECDSA_SHA256' },
      'security security: is of the profile 2.0; set "profile" to the one that is agreed',
    ],
  ])('notes %s', (_, changes, note) => {
    expect(read(changes).notes).toContain(note)
  })

  test.each([
    ['names an action that it lacks', { action: 'missing' }, 'the action missing is not in the file'],
    ['has a DTD', { before: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' }, 'has a DTD'],
    ['is of another namespace', { namespace: 'urn:other' }, 'is no configuration of'],
    ['is not XML', { before: '<' }, 'is not XML'],
    ['is too large', { before: ' '.repeat(5 << 20) }, 'more than 4 MiB'],
  ])('is refused when it %s', (_, changes, message) => {
    expect(() => read(changes)).toThrow(message)
  })

  test('is refused when nobody in it is us', () => {
    expect(() => read({}, 'somebody')).toThrow('no party of the file is called somebody')
  })
})

test('what we write for a partner says the same when it is read from its side', () => {
  const partner: Partner = {
    id: 'north',
    party: 'north',
    partyType,
    role: role.responder,
    endpoint: 'https://north.example/as4',
    agreements: [
      {
        service: { value: 'urn:a&b', type: 't' },
        action: 'one',
        compress: true,
        ref: { value: 'A1', type: '', pmode: '' },
      },
      { service: { value: 'urn:c', type: '' }, action: 'two', compress: false },
    ],
    state: 'NO',
    authority: Authority.fromPartial({ name: 'Northern authority' }),
    certificates: [] as X509Certificate[],
    profile: 'edelivery-1.x',
    tokenReference: 'issuerSerial',
    ecodex: false,
    container: false,
    evidenceCertificates: [],
    sha1Evidences: false,
    retry: { delaysSeconds: [] },
    demonstrationNotice: '',
  }
  const point = { party: 'east', partyType: 'urn:type', role: role.initiator }
  const { partners, notes } = readPMode(
    Buffer.from(writePMode({ point, endpoint: 'https://east.example/as4' }, partner)),
  )
  expect(partners).toMatchObject([
    {
      party: 'east',
      partyType: 'urn:type',
      endpoint: 'https://east.example/as4',
      tokenReference: 'issuerSerial',
      agreements: [
        { service: 'urn:a&b', serviceType: 't', action: 'one', compress: true, ref: { value: 'A1', type: '' } },
        { service: 'urn:c', serviceType: '', action: 'two', compress: false },
      ],
    },
  ])
  expect(notes).toEqual([
    'mpc defaultMpc: retention_downloaded is left out',
    'mpc defaultMpc: retention_undownloaded is left out',
  ])
})
