import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { toExternal } from '../domain/external/to-external.ts'
import { fromPlain } from '../domain/plain.ts'
import { testApp } from '../testing/app.ts'
import { catalogue, entryOf } from '../testing/context.ts'
import { samplePlain } from '../testing/sample.ts'
import { runCommand } from './run.ts'

const VIII = 'ec-4-2009-annex-VIII'
const app = testApp()
let folder: string
const at = (name: string) => join(folder, name)
const example = (form: string) => toExternal(entryOf(form).model, fromPlain(entryOf(form).model, samplePlain(form)))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forms-'))
  writeFileSync(at('a.json'), JSON.stringify(example(VIII)))
  writeFileSync(at('latin-1.json'), Buffer.from('{"initialSteps": "\xe9"}', 'latin1'))
  writeFileSync(at('list.json'), '[]')
  writeFileSync(at('broken.pdf'), '%PDF-1.7 broken')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a command as the process would. */
async function run(line: string, input = '') {
  const [out, err] = [new PassThrough(), new PassThrough()]
  const argv = line.split(' ').map((word) => word.replace(/^@/, `${folder}/`))
  const code = await runCommand(argv, { out, err, in: Readable.from([Buffer.from(input)]) }, () => app)
  const result = out.read() as Buffer | null
  const said = String(err.read() ?? '')
  const lines = said.split('\n').filter((l) => l !== '')
  return { code, result: result ?? Buffer.alloc(0), said: lines.map((l) => JSON.parse(l) as Record<string, unknown>) }
}

describe('what a form is', () => {
  test('list names every form and edition, a line each', async () => {
    const { code, result, said } = await run('list --lang fr')
    const lines = result
      .toString()
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as { id: string; title: string })
    expect(lines.map((l) => l.id)).toEqual([...catalogue.forms.keys()].sort())
    expect(lines.find((l) => l.id === VIII)?.title).toBe('ACCUSÉ DE RÉCEPTION D’UNE DEMANDE')
    expect([code, said]).toEqual([0, []])
  })

  test('list tells the forms of one instrument', async () => {
    const { result } = await run('list --instrument hague-2007')
    expect(result.toString()).not.toContain('ec-4-2009')
    expect(await run('list --instrument hague')).toMatchObject({ code: 2, said: [{ error: 'WRONG_USE' }, {}] })
  })

  test('show gives points, words and lists', async () => {
    const { result } = await run(`show ${VIII} --lang FR`)
    const form = JSON.parse(result.toString()) as { id: string; nodes: { id: string; label: string }[] }
    expect(form.id).toBe(VIII)
    expect(form.nodes).toContainEqual(expect.objectContaining({ id: 'dateReceived', label: 'Date de réception:' }))
  })

  test('sample is complete, and xsd says what its XML may hold', async () => {
    expect(JSON.parse((await run(`sample ${VIII}`)).result.toString())).toEqual(example(VIII))
    using schema = XmlDocument.fromBuffer((await run(`xsd ${VIII} --lang fr`)).result)
    using document = XmlDocument.fromBuffer((await run(`xml ${VIII} --answers @a.json`)).result)
    using validator = XsdValidator.fromDoc(schema)
    expect(() => validator.validate(document)).not.toThrow()
  })

  test('coverage counts the words of each form in each language', async () => {
    const lines = (await run('coverage')).result.toString().trim().split('\n')
    expect(lines[0]).toMatch(/^official\/working\/missing\s+bg\s.*\sen\s.*\ssv$/)
    expect(lines.find((l) => l.startsWith(`${VIII} `))).toMatch(/ 24\/0\/0( .*)? 24\/0\/0/)
    expect(lines).toHaveLength(catalogue.forms.size + 2)
  })
})

describe('answers', () => {
  const date = '--today 2027-01-18'

  test('without a finding', async () => {
    expect(await run(`validate ${VIII} --answers @a.json ${date}`)).toEqual({
      code: 0,
      result: Buffer.alloc(0),
      said: [],
    })
  })

  test('with findings: a line each, in the language, and status 1', async () => {
    const { code, result, said } = await run(`validate ${VIII} --answers - --lang fr ${date}`, '{"shoeSize": 42}')
    expect([code, result.length]).toEqual([1, 0])
    expect(said).toContainEqual({
      ...{ path: 'shoeSize', severity: 'must', code: 'UNKNOWN_PATH', article: '' },
      message: expect.stringContaining('formulaire'),
    })
    expect(said).toContainEqual(
      expect.objectContaining({ path: 'initialSteps', code: 'REQUIRED', article: 'Article 58(3)' }),
    )
  })

  test('many, a line each', async () => {
    writeFileSync(at('many.jsonl'), `${JSON.stringify(example(VIII))}\n\n{"dateReceived": true}\n`)
    const { code, said } = await run(`validate ${VIII} --answers @many.jsonl ${date}`)
    expect(code).toBe(1)
    expect(said.filter((s) => s.line === 1)).toEqual([])
    expect(said).toContainEqual(expect.objectContaining({ line: 3, path: 'dateReceived', code: 'WRONG_TYPE' }))
    expect((await run(`xml ${VIII} --answers @many.jsonl --out @each-{n}.xml`)).code).toBe(1)
    expect(readdirSync(folder).filter((f) => f.startsWith('each-'))).toEqual(['each-1.xml'])
  })

  test('many from standard input, which has no name to tell', async () => {
    const lines = '{"dateReceived": true}\n{"initialSteps": 7}\n'
    const { code, said } = await run(`validate ${VIII} --lines --answers - ${date}`, lines)
    expect(code).toBe(1)
    expect(said).toContainEqual(expect.objectContaining({ line: 2, path: 'initialSteps', code: 'WRONG_TYPE' }))
  })

  test('through a pipe', async () => {
    spawnSync('mkfifo', [at('pipe')])
    const [, done] = await Promise.all([
      writeFile(at('pipe'), '{"dateReceived": true}'),
      run(`xml ${VIII} --answers @pipe`),
    ])
    expect([done.code, done.said.map((s) => s.path)]).toEqual([1, ['dateReceived']])
  })

  test('many: one that cannot be read or written keeps none of the others back', async () => {
    const lines = ['{"initialSteps": "first"}', '{"initialSteps": "a\u2028b"}', '{', '[]', '{"initialSteps": "last"}']
    writeFileSync(at('mixed.jsonl'), lines.join('\r\n'))
    const { code, said } = await run(`xml ${VIII} --answers @mixed.jsonl --out @mixed-{n}.xml`)
    expect(code).toBe(3)
    expect(readdirSync(folder).filter((f) => f.startsWith('mixed-'))).toEqual(['mixed-1.xml', 'mixed-5.xml'])
    expect(said.map((s) => [s.line, s.code ?? s.error])).toEqual([
      [2, 'TEXT_NOT_ALLOWED'],
      [2, 'INVALID_ARGUMENT'],
      [3, 'BAD_FILE'],
      [4, 'BAD_FILE'],
    ])
  })

  test.each(['xml', 'render'])('go out by %s and come back', async (command) => {
    const out = command === 'xml' ? 'f.xml' : 'f.pdf'
    const instant = command === 'xml' ? '' : ' --at 2027-01-18T10:00:00Z'
    const line = `${command} ${VIII} --lang fr --reference R-1 --answers @a.json --out @${out}${instant}`
    expect(await run(line)).toEqual({ code: 0, result: Buffer.alloc(0), said: [] })
    const { code, result, said } = await run(`read @${out}`)
    expect(code).toBe(0)
    expect(JSON.parse(result.toString())).toEqual(example(VIII))
    expect(said).toEqual([{ form: VIII, edition: '2009 (unamended)', language: 'fr', reference: 'R-1' }])
  })

  test('go into a copy that is filled elsewhere, and come back from it', async () => {
    expect((await run(`render ${VIII} --lang fr --answers @a.json --fillable --out @copy.pdf`)).code).toBe(0)
    const { code, result } = await run('read @copy.pdf')
    expect(code).toBe(0)
    expect(JSON.parse(result.toString())).toEqual(example(VIII))
  })

  test('that would be lost are not written', async () => {
    const { code, said } = await run(`xml ${VIII} --answers - --out @lost.xml`, '{"dateReceived": "2027-02-30"}')
    expect(code).toBe(1)
    expect(said).toContainEqual(expect.objectContaining({ path: 'dateReceived', code: 'DATE_INVALID' }))
    expect(readdirSync(folder)).not.toContain('lost.xml')
  })
})

describe('import', () => {
  const text = fileURLToPath(new URL('../../fixtures/regulation-4-2009-annexes.fr.txt', import.meta.url))

  test('writes a label file for each form and reports what the text lacks', async () => {
    const { code, result } = await run(`import --lang fr --edition 2009 ${text} --out @words --date 2026-11-22`)
    const report = result
      .toString()
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as Record<string, unknown>)
    expect(report.find((r) => r.form === VIII)).toMatchObject({
      found: 24,
      same: 24,
      different: [],
      missing: [],
      leftOver: [],
    })
    expect(report.find((r) => r.form === 'ec-4-2009-annex-IX')).toMatchObject({ missing: ['header.title'] })
    expect(code).toBe(1)
    const file = readFileSync(at(`words/${VIII}/labels.fr.json`), 'utf8')
    expect(JSON.parse(file)).toMatchObject({ language: 'fr', labels: entryOf(VIII).labels.get('fr')?.labels })
    expect((await run(`import --lang fr --edition 2009 ${text} --out @words --date 2026-11-22`)).code).toBe(1)
    expect(readFileSync(at(`words/${VIII}/labels.fr.json`), 'utf8')).toBe(file)
  })

  test('writes nothing when asked not to', async () => {
    await run(`import --lang fr --edition 2009 ${text} --out @dry --dry-run`)
    expect(readdirSync(folder)).not.toContain('dry')
  })
})

describe('exit status', () => {
  test.each<[number, string]>([
    [2, ''],
    [2, 'dance'],
    [2, 'list more'],
    [2, `validate ${VIII}`],
    [2, `validate ${VIII} --answers @a.json --shout`],
    [2, 'show ec-4-2009-annex-X'],
    [2, `show ${VIII} --lang tlh`],
    [2, `xml ${VIII} --answers @many.jsonl`],
    [2, `render ${VIII} --answers @a.json --at never`],
    [2, `render ${VIII} --answers @a.json --at 2027-02-30`],
    [2, `render ${VIII} --answers @a.json --at 2027-01-18T10:00`],
    [2, `xml ${VIII} --answers - --lines`],
    [2, `validate ${VIII} --answers @a.json --state QQ`],
    [2, `validate ${VIII} --answers @a.json --today 2027-02-30`],
    [2, `validate ${VIII} --answers @a.json --signed B`],
    [2, 'import --lang en --edition 2009 @a.json'],
    [3, `validate ${VIII} --answers @none.json`],
    [3, `validate ${VIII} --answers @latin-1.json`],
    [3, `validate ${VIII} --answers @list.json`],
    [3, 'read @broken.pdf'],
    [3, `xml ${VIII} --answers @a.json --out @none/f.xml`],
    [3, 'read @a.json'],
    [3, 'import --lang fr --edition 2009 @a.json'],
    [3, 'import --lang fr --edition 1999 @a.json'],
  ])('%d: %s', async (code, line) => {
    const done = await run(line)
    expect([done.code, done.result.length]).toEqual([code, 0])
    expect(done.said.length).toBeGreaterThan(0)
  })

  test('what is not JSON is refused without quoting it', async () => {
    const { code, said } = await run(`validate ${VIII} --answers -`, '{"SECRET')
    expect(code).toBe(3)
    expect(JSON.stringify(said)).not.toContain('SECRET')
  })

  test('help is no wrong use', async () => {
    const all = await run('--help')
    expect([all.code, all.said, all.result.toString()]).toEqual([0, [], expect.stringContaining('-- validate FORM')])
    expect((await run('xsd --help')).result.toString()).toMatch(/^npm run forms -- xsd .*\n$/)
  })

  test('an XML that does not follow its schema is refused with the line', async () => {
    const good = (await run(`xml ${VIII} --answers @a.json`)).result.toString()
    const { code, said } = await run('read -', good.replace('<answers>', '<answers>\n<SECRET/>'))
    expect([code, said]).toEqual([3, [expect.objectContaining({ error: 'INVALID_ARGUMENT', line: '5' })]])
    expect(JSON.stringify(said)).not.toContain('SECRET')
  })

  test('an object that has a key twice is refused, by the key', async () => {
    const { code, said } = await run(`validate ${VIII} --answers -`, '{"done":{"place":"Oslo","place":"Bergen"}}')
    expect([code, said.map((s) => [s.path, s.code ?? s.error])]).toEqual([
      3,
      [
        ['done.place', 'DUPLICATE_KEY'],
        [undefined, 'DUPLICATE_KEY'],
      ],
    ])
  })

  test('the process itself: result, findings and status', () => {
    const main = fileURLToPath(new URL('./main.ts', import.meta.url))
    const process_ = (args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' })
    const done = process_(['sample', VIII])
    expect([done.status, done.stderr]).toEqual([0, ''])
    expect(JSON.parse(done.stdout)).toEqual(example(VIII))
    expect(process_(['dance'])).toMatchObject({ status: 2, stdout: '' })
  })
})
