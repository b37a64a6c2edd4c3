import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readFolder } from './read-folder.ts'

const base = await mkdtemp(join(tmpdir(), 'sustento-outbox-'))
afterAll(() => rm(base, { recursive: true }))

let count = 0
let folder: string
beforeEach(async () => {
  folder = join(base, `message-${++count}`)
  await mkdir(join(folder, 'papers'), { recursive: true })
  await writeFile(join(folder, 'form.xml'), '<form/>')
  await writeFile(join(folder, 'papers', 'decision.pdf'), 'fictional')
  await writeFile(join(base, 'secret.txt'), 'not for the partner')
})

const header = { partner: 'beta', service: 'svc', action: 'act' }
const write = (message: unknown) =>
  writeFile(join(folder, 'message.json'), typeof message === 'string' ? message : JSON.stringify(message))
const errorsOf = () =>
  readFolder(folder).then(
    () => [],
    ({ errors }) => errors.map(({ code, field = '' }: { code: string; field?: string }) => `${code} ${field}`.trim()),
  )

describe('a folder of the outbox', () => {
  test('is not complete before its message is there', async () => {
    expect(await readFolder(folder)).toBeUndefined()
  })

  test('is read with its files, also those below it', async () => {
    await write({ ...header, parts: [{ file: 'form.xml' }, { file: 'papers/decision.pdf' }] })
    const read = await readFolder(folder)
    expect(read?.files.map(({ size }) => size)).toEqual([7, 9])
    expect(read?.message).toMatchObject({ ...header, serviceType: '', refToMessageId: '', properties: [] })
  })

  test('is another one when its name, its message or a file changes, and the same otherwise', async () => {
    const digest = async () => (await readFolder(folder))?.digest.toString('hex')
    await write({ ...header, parts: [{ file: 'form.xml' }] })
    const first = await digest()
    expect(await digest()).toBe(first)
    await writeFile(join(folder, 'form.xml'), '<forms>')
    const second = await digest()
    await write({ ...header, action: 'other', parts: [{ file: 'form.xml' }] })
    expect(new Set([first, second, await digest()]).size).toBe(3)
  })

  test('may have media type and character set of a part as properties, and begin with a byte order mark', async () => {
    const properties = { name: 'messageContent', MimeType: 'text/xml', CharacterSet: 'UTF-16' }
    await write(`\ufeff${JSON.stringify({ ...header, parts: [{ file: 'form.xml', properties }] })}`)
    expect((await readFolder(folder))?.message.parts).toEqual([
      {
        file: 'form.xml',
        mimeType: 'text/xml',
        characterSet: 'UTF-16',
        properties: [{ name: 'name', value: 'messageContent' }],
      },
    ])
    await write({ ...header, parts: [{ file: 'form.xml', mimeType: 'application/xml', properties }] })
    expect(await errorsOf()).toEqual(['MESSAGE_INVALID parts.0.properties.MimeType'])
    await write({ ...header, parts: [{ file: 'form.xml', properties: { CompressionType: 'application/gzip' } }] })
    expect(await errorsOf()).toEqual(['MESSAGE_INVALID parts.0.properties.CompressionType'])
  })

  test('has properties of parts with a type or without', async () => {
    await write({ ...header, parts: [{ file: 'form.xml', properties: { a: '1', b: { value: '2', type: 't' } } }] })
    const { message } = (await readFolder(folder)) ?? {}
    expect(message?.parts[0]?.properties).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: '2', type: 't' },
    ])
  })
})

describe('a folder of the outbox is refused', () => {
  test.each([
    ['no JSON', '{ "partner": ', ['MESSAGE_INVALID']],
    [
      'everything that is wrong at once',
      { partner: 1, service: 's', unknown: 1 },
      ['MESSAGE_INVALID partner', 'MESSAGE_INVALID action', 'MESSAGE_INVALID unknown'],
    ],
    ['a missing file', { ...header, parts: [{ file: 'form.xml' }, { file: 'no.xml' }] }, ['PART_MISSING parts.1.file']],
    ['a file beside the folder', { ...header, parts: [{ file: '../secret.txt' }] }, ['PART_OUTSIDE parts.0.file']],
    [
      'a way out and in again',
      { ...header, parts: [{ file: 'papers/../../secret.txt' }] },
      ['PART_OUTSIDE parts.0.file'],
    ],
    ['an absolute path', { ...header, parts: [{ file: '/etc/hostname' }] }, ['PART_OUTSIDE parts.0.file']],
    ['the folder itself', { ...header, parts: [{ file: '.' }] }, ['PART_OUTSIDE parts.0.file']],
    ['a folder', { ...header, parts: [{ file: 'papers' }] }, ['PART_NOT_A_FILE parts.0.file']],
    ['a name that no file can have', { ...header, parts: [{ file: 'a\0b' }] }, ['PART_MISSING parts.0.file']],
    [
      '29 parts',
      { ...header, parts: Array.from({ length: 29 }, (_, i) => ({ file: `${i}` })) },
      ['TOO_MANY_PARTS parts'],
    ],
    [
      'a file that is named twice',
      { ...header, parts: [{ file: 'form.xml' }, { file: 'form.xml' }] },
      ['MESSAGE_INVALID parts'],
    ],
  ])('%s', async (_, message, errors) => {
    await write(message)
    expect(await errorsOf()).toEqual(errors)
  })

  test('a link as part, as folder of a part, as message, as the folder itself', async () => {
    await symlink(join(base, 'secret.txt'), join(folder, 'linked.xml'))
    await write({ ...header, parts: [{ file: 'linked.xml' }] })
    expect(await errorsOf()).toEqual(['PART_NOT_A_FILE parts.0.file'])
    await symlink(base, join(folder, 'outside'))
    await write({ ...header, parts: [{ file: 'outside/secret.txt' }] })
    expect(await errorsOf()).toEqual(['PART_NOT_A_FILE parts.0.file'])
    const whole = folder
    folder = join(base, `link-${count}`)
    await symlink(whole, folder)
    expect(await errorsOf()).toEqual(['MESSAGE_INVALID'])
    folder = whole
    await rm(join(folder, 'message.json'))
    await symlink(join(base, 'secret.txt'), join(folder, 'message.json'))
    expect(await errorsOf()).toEqual(['MESSAGE_INVALID'])
  })

  test('a pipe, without waiting for somebody to write into it', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    await write({ ...header, parts: [{ file: 'pipe' }] })
    expect(await errorsOf()).toEqual(['PART_NOT_A_FILE parts.0.file'])
  })
})
