import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { Refused } from '@sustento/platform/errors'
import type { Made, RenderAnswer, RenderJob, RenderStep } from './job.ts'
import { busy, failed, flawed, givenUp } from './refusals.ts'
import { usageOf } from './usage.ts'

export interface PoolLimits {
  /** Children that render at the same time. */
  readonly size: number
  /** A child is replaced after so many documents, or beyond so much memory: what a typesetter keeps is not ours to know. */
  readonly documents: number
  readonly residentBytes: number
  /** A child that holds so much while it works is ended with its job: a file may be made to harm. */
  readonly peakBytes: number
  /**
   * Processor time for a document, or an item of a dossier: one that takes more is given up with its child. The clock is
   * taken where the system does not tell the time of a process.
   */
  readonly cpuMs: number
  /** By the clock: who is not done after this long, with processor time left, has a busy machine to blame. */
  readonly patienceMs: number
  /** A child without work leaves after this long: an idle State keeps its memory. */
  readonly idleMs: number
  /** Documents that may wait. */
  readonly waiting: number
}

export const defaultLimits: PoolLimits = {
  size: 1,
  documents: 2000,
  residentBytes: 400 * 1024 * 1024,
  peakBytes: 1024 * 1024 * 1024,
  cpuMs: 20_000,
  patienceMs: 45_000,
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
  /** The step of the work that was begun last, and what the child had used by then. */
  begun?: RenderStep & { readonly at: number }
  /** It was ended because the machine gave it too little time. */
  starved: boolean
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

/** Around its items, of which each has the limits for itself, a dossier sets its cover and writes all of them. */
const share = (job: RenderJob, step: number): number =>
  job.kind === 'dossier' && (step === 0 || step > job.items.length) ? 4 : 1

/** Renders in recycled child processes: no document blocks the event loop, none takes the service with it. */
export function renderPool(limits: PoolLimits = defaultLimits): RenderPool {
  const children = new Set<Child>()
  const queue: Waiting[] = []
  let closed = false

  const start = (): Child => {
    const child: Child = { process: fork(worker, forkOptions), documents: 0, starved: false }
    children.add(child)
    child.process.on('message', (said: RenderStep | RenderAnswer) =>
      'step' in said ? begin(child, said) : finish(child, said),
    )
    child.process.on('exit', () => leave(child))
    return child
  }

  const leave = (child: Child): void => {
    rest(child)
    children.delete(child)
    if (child.work) child.work.reject(child.starved ? busy() : givenUp(child.work.job, child.begun?.step))
    child.work = undefined
    next()
  }

  /** No time limit and no eye on a child without work. */
  const rest = (child: Child): void => {
    clearTimeout(child.timer)
    clearInterval(child.watch)
  }

  const watch = async (child: Child): Promise<void> => {
    const { process, begun, work } = child
    const { residentBytes, cpuMs } = await usageOf(process.pid)
    if (!work || child.work !== work) return
    const taken = begun ? (cpuMs === undefined ? performance.now() - begun.at : cpuMs - begun.cpuMs) : 0
    const isSpent = begun && child.begun === begun && taken >= limits.cpuMs * share(work.job, begun.step)
    if (isSpent || residentBytes > limits.peakBytes) process.kill('SIGKILL')
  }

  const retire = (child: Child): void => {
    children.delete(child)
    child.process.kill('SIGKILL')
  }

  const begin = (child: Child, said: RenderStep): void => {
    if (!child.work) return
    child.begun = { ...said, at: performance.now() }
    wait(child, limits.patienceMs * share(child.work.job, said.step))
    void watch(child)
  }

  /** Loading is waited for like a step. */
  const wait = (child: Child, ms: number): void => {
    clearTimeout(child.timer)
    child.timer = setTimeout(() => {
      child.starved = true
      child.process.kill('SIGKILL')
    }, ms)
  }

  const finish = (child: Child, { made, flaws, residentBytes: resident }: RenderAnswer): void => {
    rest(child)
    const { work } = child
    child.work = undefined
    child.documents += 1
    if (made) work?.resolve(made)
    else work?.reject(flaws ? flawed(...flaws) : failed(work.job))
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
    idle.begun = undefined
    idle.watch = setInterval(() => void watch(idle), watchMs)
    wait(idle, limits.patienceMs)
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
