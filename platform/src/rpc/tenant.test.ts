import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allRpcs, getRpc, registryOf } from '../descriptors.ts'
import { descriptors as echo } from '../gen/echo_descriptors.ts'
import { GetNoteRequest, Note, UpdateNoteRequest, UploadNotesRequest } from '../gen/sustento/echo/v1/echo_service.ts'
import { stringsOf } from './strings.ts'
import { tenantRule } from './tenant.ts'

const registry = registryOf(echo)
const inputOf = (method: string) => getRpc(`/sustento.echo.v1.EchoService/${method}`, registry).desc.input
const check = (method: string) => tenantRule(method, inputOf(method)).enforce
const mine = 'tenants/ca-east/notes/1'
const foreign = 'tenants/ca-west/notes/1'
const wrongTenant = (name: string) => expect.objectContaining({ reason: 'WRONG_TENANT', about: { name } })

/** Every place of a note in which a name may stand. */
const places: Record<string, (name: string) => Partial<Note>> = {
  'its own name': (name) => ({ name }),
  'another text field': (words) => ({ words }),
  'a list': (name) => ({ labels: ['plain', name] }),
  'a map': (name) => ({ links: { see: name } }),
  'a key of a map': (name) => ({ links: { [name]: 'see' } }),
  'a oneof': (value) => ({ place: { $case: 'note', value } }),
  'a message in a oneof': (book) => ({ place: { $case: 'page', value: { number: 1, book } } }),
  'a nested list of messages': (name) => ({ children: [Note.create({ children: [Note.create({ name })] })] }),
}

describe.each(Object.entries(places))('a name in %s', (_place, put) => {
  const request = (name: string) => UpdateNoteRequest.create({ note: { name: mine, ...put(name) } })

  test('of another tenant is refused', () => {
    expect(() => check('UpdateNote')(request(foreign), 'ca-east', true)).toThrow(wrongTenant(foreign))
  })

  test('of the own tenant passes', () => {
    expect(() => check('UpdateNote')(request(mine), 'ca-east', true)).not.toThrow()
  })
})

test.each(['tenants/ca-west', 'tenants/', 'tenants/-/notes/1', 'tenants//notes/1', 'tenants/ca-east2/notes/1'])(
  'name %s is refused',
  (name) => {
    const request = GetNoteRequest.create({ name })
    expect(() => check('GetNote')(request, 'ca-east', true)).toThrow(wrongTenant(name))
  },
)

test('text that only begins like a name is text', () => {
  const note = { name: mine, words: 'tenants/landlords and the like' }
  expect(() => check('UpdateNote')(UpdateNoteRequest.create({ note }), 'ca-east', true)).not.toThrow()
})

test('a request must say what it is about', () => {
  for (const name of ['', 'notes/1', ' tenants/ca-east/notes/1', 'TENANTS/ca-east/notes/1'])
    expect(() => check('GetNote')(GetNoteRequest.create({ name }), 'ca-east', true)).toThrow(
      expect.objectContaining({
        reason: 'INVALID_ARGUMENT',
        violations: [{ field: 'name', description: expect.any(String), reason: 'REQUIRED' }],
      }),
    )
})

test('U+0000 is refused where PostgreSQL would fail on it', () => {
  const request = UpdateNoteRequest.create({ note: { name: mine, words: 'a\0b' } })
  expect(() => check('UpdateNote')(request, 'ca-east', true)).toThrow(
    expect.objectContaining({ violations: [expect.objectContaining({ field: 'note.words', reason: 'TEXT' })] }),
  )
})

test('only the first message of a stream must be anchored, all are checked', () => {
  const header = UploadNotesRequest.create({ element: { $case: 'header', value: { parent: 'tenants/ca-east' } } })
  const data = UploadNotesRequest.create({ element: { $case: 'data', value: Buffer.from('x') } })
  const note = UploadNotesRequest.create({ element: { $case: 'note', value: { name: foreign } } })
  const upload = check('UploadNotes')
  expect(() => upload(header, 'ca-east', true)).not.toThrow()
  expect(() => upload(data, 'ca-east', false)).not.toThrow()
  expect(() => upload(data, 'ca-east', true)).toThrow(expect.objectContaining({ reason: 'INVALID_ARGUMENT' }))
  expect(() => upload(note, 'ca-east', false)).toThrow(wrongTenant(foreign))
})

test('messages nested too deeply are refused', () => {
  let note = Note.create({})
  for (let level = 0; level < 200; level++) note = Note.create({ children: [note] })
  const request = UpdateNoteRequest.create({ note: { ...note, name: mine } })
  expect(() => check('UpdateNote')(request, 'ca-east', true)).toThrow(
    expect.objectContaining({ reason: 'INVALID_ARGUMENT' }),
  )
})

test('a request without any name stops the process at start', () => {
  const page = registry.getMessage('sustento.echo.v1.Page')
  expect(page && (() => tenantRule('/x/Y', page))).toThrow(/configuration: the request of \/x\/Y carries no name/)
})

test('a request tells what it is about', () => {
  const { subjectOf } = tenantRule('UpdateNote', inputOf('UpdateNote'))
  expect(
    subjectOf(UpdateNoteRequest.create({ note: { name: foreign, children: [Note.create({ name: mine })] } })),
  ).toBe(foreign)
  expect(subjectOf(UpdateNoteRequest.create())).toBeUndefined()
})

test('every request of the contract can name a tenant', () => {
  for (const rpc of allRpcs()) expect(() => tenantRule(rpc.path, rpc.desc.input)).not.toThrow()
})

test('property: wherever a foreign name is put, it is found', () => {
  const leaf = fc.constantFrom(...Object.values(places))
  fc.assert(
    fc.property(leaf, fc.nat(20), fc.string(), (put, depth, words) => {
      let note = Note.create({ words, ...put(foreign) })
      for (let level = 0; level < depth; level++) note = Note.create({ words, children: [Note.create(), note] })
      const found = [...stringsOf(inputOf('UpdateNote'), UpdateNoteRequest.create({ note }))]
      expect(found.map(({ text }) => text)).toContain(foreign)
    }),
  )
})
