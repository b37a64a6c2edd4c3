import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { Refused } from '@sustento/platform/errors'
import type { Made, RenderAnswer, RenderJob } from './job.ts'
import { failed, flawed } from './refusals.ts'
import { residentBytes } from './resident.ts'

export interface PoolLimits {
  /** Children that render at the same time. */
  readonly size: number
  /** A child is replaced after so many documents, or beyond so much memory: the Typst binding grows with each. */
  readonly documents: number
  readonly residentBytes: number
  /** A child that holds so much while it works is ended with its job: a file may be made to harm. */
  readonly peakBytes: number
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
  peakBytes: 1024 * 1024 * 1024,
  timeoutMs: 20_000,
  idleMs: 20_000,
  waiting: 200,
}

export interface RenderPool {
  /** Does a job in a child; refuses with the flaw of a PDF that was handed in, or because the job failed. */
  run<J extends RenderJob>(job: J): Promise<Made<J>>
  close(): Promise<void>
}

interface Waiting {
  readonly job: RenderJob
  readonly resolve: (made: Made<RenderJob>) => void
  readonly reject: (error: Error) => void
}

interface Child {
  readonly process: ChildProcess
  documents: number
  work?: Waiting
  timer?: NodeJS.Timeout
  watch?: NodeJS.Timeout
}

const watchMs = 200

const worker = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
/** A child gets nothing of this process: no telemetry hook, no variable, no output to write to. */
const forkOptions: ForkOptions = {
  serialization: 'advanced',
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  execArgv: [],
  env: {},
}

/** A dossier holds many documents. */
const patience = ({ kind }: RenderJob): number => (kind === 'dossier' ? 4 : 1)

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
    rest(child)
    children.delete(child)
    child.work?.reject(failed(child.work.job))
    child.work = undefined
    next()
  }

  /** No time limit and no eye on a child without work. */
  const rest = (child: Child): void => {
    clearTimeout(child.timer)
    clearInterval(child.watch)
  }

  const watch = async ({ process: { pid }, process }: Child): Promise<void> => {
    if ((await residentBytes(pid)) > limits.peakBytes) process.kill('SIGKILL')
  }

  const retire = (child: Child): void => {
    children.delete(child)
    child.process.kill('SIGKILL')
  }

  const finish = (child: Child, { made, flaw, residentBytes: resident }: RenderAnswer): void => {
    rest(child)
    const { work } = child
    child.work = undefined
    child.documents += 1
    if (made) work?.resolve(made)
    else work?.reject(flaw ? flawed(flaw) : failed(work.job))
    const isWorn = child.documents >= limits.documents || resident > limits.residentBytes
    if (isWorn) retire(child)
    else child.timer = setTimeout(() => retire(child), limits.idleMs).unref()
    next()
  }

  const next = (): void => {
    if (closed || queue.length === 0) return
    const idle = [...children].find((c) => !c.work) ?? (children.size < limits.size ? start() : undefined)
    const work = idle && queue.shift()
    if (!idle || !work) return
    rest(idle)
    idle.work = work
    idle.watch = setInterval(() => void watch(idle), watchMs)
    idle.timer = setTimeout(() => idle.process.kill('SIGKILL'), limits.timeoutMs * patience(work.job))
    idle.process.send(work.job)
    next()
  }

  return {
    run<J extends RenderJob>(job: J) {
      if (closed) return Promise.reject(new Refused('UNAVAILABLE', 'the service is stopping'))
      if (queue.length >= limits.waiting) {
        return Promise.reject(new Refused('RESOURCE_EXHAUSTED', 'too many documents are waiting to be rendered'))
      }
      return new Promise<Made<J>>((resolve, reject) => {
        queue.push({ job, resolve: (made) => resolve(made as Made<J>), reject })
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
