import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { Refused } from '@sustento/platform/errors'
import type { RenderAnswer, RenderJob } from './job.ts'

export interface PoolLimits {
  /** Children that render at the same time. */
  readonly size: number
  /** A child is replaced after so many documents, or beyond so much memory: the Typst binding grows with each. */
  readonly documents: number
  readonly residentBytes: number
  /** A document that takes longer is given up with its child. */
  readonly timeoutMs: number
  /** A child without work leaves after this long: an idle State keeps its memory. */
  readonly idleMs: number
  /** Documents that may wait. */
  readonly waiting: number
}

export const defaultLimits: PoolLimits = {
  size: 1,
  documents: 200,
  residentBytes: 400 * 1024 * 1024,
  timeoutMs: 20_000,
  idleMs: 20_000,
  waiting: 200,
}

export interface RenderPool {
  render(job: RenderJob): Promise<Uint8Array>
  close(): Promise<void>
}

interface Waiting {
  readonly job: RenderJob
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: Error) => void
}

interface Child {
  readonly process: ChildProcess
  documents: number
  work?: Waiting
  timer?: NodeJS.Timeout
}

const worker = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
/** A child gets nothing of this process: no telemetry hook, no variable, no output to write to. */
const forkOptions: ForkOptions = {
  serialization: 'advanced',
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  execArgv: [],
  env: {},
}
const failed = (): Refused => new Refused('RENDER_FAILED', 'the document could not be rendered')

/** Renders in recycled child processes: no document blocks the event loop, none takes the service with it. */
export function renderPool(limits: PoolLimits = defaultLimits): RenderPool {
  const children = new Set<Child>()
  const queue: Waiting[] = []
  let closed = false

  const start = (): Child => {
    const child: Child = { process: fork(worker, forkOptions), documents: 0 }
    children.add(child)
    child.process.on('message', (answer: RenderAnswer) => finish(child, answer))
    child.process.on('exit', () => leave(child))
    return child
  }

  const leave = (child: Child): void => {
    clearTimeout(child.timer)
    children.delete(child)
    child.work?.reject(failed())
    child.work = undefined
    next()
  }

  const retire = (child: Child): void => {
    children.delete(child)
    child.process.kill('SIGKILL')
  }

  const finish = (child: Child, { pdf, residentBytes }: RenderAnswer): void => {
    clearTimeout(child.timer)
    const { work } = child
    child.work = undefined
    child.documents += 1
    if (pdf) work?.resolve(pdf)
    else work?.reject(failed())
    const isWorn = child.documents >= limits.documents || residentBytes > limits.residentBytes
    if (isWorn) retire(child)
    else child.timer = setTimeout(() => retire(child), limits.idleMs).unref()
    next()
  }

  const next = (): void => {
    if (closed || queue.length === 0) return
    const idle = [...children].find((c) => !c.work) ?? (children.size < limits.size ? start() : undefined)
    const work = idle && queue.shift()
    if (!idle || !work) return
    clearTimeout(idle.timer)
    idle.work = work
    idle.timer = setTimeout(() => idle.process.kill('SIGKILL'), limits.timeoutMs)
    idle.process.send(work.job)
    next()
  }

  return {
    render(job) {
      if (closed) return Promise.reject(new Refused('UNAVAILABLE', 'the service is stopping'))
      if (queue.length >= limits.waiting) {
        return Promise.reject(new Refused('RESOURCE_EXHAUSTED', 'too many documents are waiting to be rendered'))
      }
      return new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject })
        next()
      })
    },
    async close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(new Refused('UNAVAILABLE', 'the service is stopping'))
      await Promise.all(
        [...children].map(
          (child) =>
            new Promise<void>((resolve) => {
              child.process.once('exit', () => resolve())
              retire(child)
            }),
        ),
      )
    },
  }
}
