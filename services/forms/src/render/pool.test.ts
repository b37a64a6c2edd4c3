import { afterEach, describe, expect, test } from '@jest/globals'
import { printForm } from '../print/print.ts'
import { catalogue, entryOf, labelsOf, languageOf } from '../testing/context.ts'
import { slowPdf } from '../testing/hostile-pdf.ts'
import { writeProgram } from '../typeset/program.ts'
import type { RecordJob } from './job.ts'
import { lanes } from './lanes.ts'
import { defaultLimits, type PoolLimits, type RenderPool, renderPool } from './pool.ts'

const job = (more: Partial<RecordJob> = {}): RecordJob => ({
  kind: 'record',
  program: writeProgram(
    printForm({
      model: entryOf('ec-4-2009-annex-VIII').model,
      answers: [],
      labels: labelsOf('ec-4-2009-annex-VIII', 'en'),
      language: languageOf('en'),
      lists: catalogue.lists,
      signedParts: [],
      reference: 'R',
      renderedAt: '2027-01-18 10:00',
      preview: false,
    }),
  ),
  xml: new TextEncoder().encode('<form/>'),
  renderedAt: 1_800_000_000,
  ...more,
})
/** A document that the template cannot set. */
const broken = (): RecordJob => ({ ...job(), program: { program: '#nothing', words: [] } })

let pool: RenderPool
const open = (limits: Partial<PoolLimits> = {}): RenderPool => {
  pool = renderPool({ ...defaultLimits, ...limits })
  return pool
}
afterEach(() => pool.close())

describe('the render pool', () => {
  test('renders in a child, the same bytes each time', async () => {
    const { run } = open()
    const [first, second] = await Promise.all([run(job()), run(job())])
    expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(Buffer.compare(first, second)).toBe(0)
  })

  test('replaces a child after its documents, and one that holds too much memory', async () => {
    const worn = open({ documents: 1 })
    await worn.run(job())
    await expect(worn.run(job())).resolves.toBeInstanceOf(Uint8Array)
    await worn.close()
    const greedy = open({ residentBytes: 1 })
    await greedy.run(job())
    await expect(greedy.run(job())).resolves.toBeInstanceOf(Uint8Array)
  })

  test('lets idle children go and starts again', async () => {
    const { run } = open({ idleMs: 1 })
    await run(job())
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expect(run(job())).resolves.toBeInstanceOf(Uint8Array)
  })

  test('gives up a document that takes too much time, and goes on with the next', async () => {
    const slow = open({ cpuMs: Number.NEGATIVE_INFINITY })
    await expect(slow.run(job())).rejects.toMatchObject({ reason: 'RENDER_FAILED' })
    await slow.close()
    await expect(open().run(job())).resolves.toBeInstanceOf(Uint8Array)
  })

  test('ends a child that takes too much memory while it works, with its document alone', async () => {
    const greedy = open({ peakBytes: 1 })
    await expect(greedy.run(job())).rejects.toMatchObject({ reason: 'RENDER_FAILED' })
    await greedy.close()
    await expect(open().run(job())).resolves.toBeInstanceOf(Uint8Array)
  })

  test('says what is wrong with a PDF that was handed in', async () => {
    const pdf = Buffer.from('no PDF')
    const flaw = { reason: 'INVALID_ARGUMENT', violations: [{ reason: 'PDF_NOT_READABLE' }] }
    await expect(open().run({ kind: 'read', pdf })).rejects.toMatchObject(flaw)
  })

  test('a file that is made to take long is refused, and a form meanwhile comes back', async () => {
    const own = renderPool()
    const { run } = lanes(own, open({ cpuMs: 1500 }))
    await run(job())
    const read = run({ kind: 'read', pdf: slowPdf() }).catch((error: unknown) => error)
    const first = await Promise.race([read, run(job())])
    expect(first).toBeInstanceOf(Uint8Array)
    expect(await read).toMatchObject({ violations: [{ field: 'pdf', reason: 'PDF_TOO_COMPLEX' }] })
    await own.close()
  })

  test('a machine that is too busy is not the fault of the file: the caller is told to try again', async () => {
    const hurried = open({ patienceMs: 0 })
    const read = hurried.run({ kind: 'read', pdf: Buffer.from('no PDF') })
    await expect(read).rejects.toMatchObject({ reason: 'UNAVAILABLE', violations: [] })
    await expect(hurried.run(job())).rejects.toMatchObject({ reason: 'UNAVAILABLE' })
  })

  test('says that a document failed and nothing of what was in it', async () => {
    const { run } = open()
    await expect(run(broken())).rejects.toMatchObject({ message: 'the document could not be rendered' })
    await expect(run(job())).resolves.toBeInstanceOf(Uint8Array)
  })

  test('refuses what it could not hold', async () => {
    const { run } = open({ waiting: 1 })
    const all = await Promise.allSettled([run(job()), run(job()), run(job())])
    expect(all.map((r) => (r.status === 'rejected' ? r.reason.reason : r.status))).toEqual([
      'fulfilled',
      'fulfilled',
      'RESOURCE_EXHAUSTED',
    ])
  })

  test('refuses when it stops', async () => {
    const { run, close } = open()
    const waiting = [run(job()), run(job())]
    const settled = Promise.allSettled(waiting)
    await close()
    expect((await settled).map((r) => r.status)).toEqual(['rejected', 'rejected'])
    await expect(run(job())).rejects.toMatchObject({ reason: 'UNAVAILABLE' })
  })
})
