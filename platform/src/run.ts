import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'
import type { Loop } from './loop.ts'
import type { Serving } from './serving.ts'
import { crashInTheLog, onStopSignal } from './signals.ts'
import { stopInOrder, within } from './stop.ts'

/** The parts of a process, as `main.ts` composed them. */
export interface Parts {
  /** Started first; drained first, in this order: gRPC, then HTTP. */
  servers: readonly Serving[]
  /** Started when the servers listen; stopped after them, in this order: consumers, then the relay. */
  loops?: readonly Loop[]
  /** Whether this process can serve. Asked every few seconds; one tenant's outage must not make it false. */
  ready?: () => boolean | Promise<boolean>
  /** Closed last, in this order: telemetry, then databases. */
  close?: readonly (() => unknown)[]
}

/** How a process is run. */
export interface RunOptions {
  /** Stop on SIGTERM and SIGINT and end the process then; off when several services share a process. */
  signals?: boolean
  /** How long balancers get to see that the process is not ready any more. */
  drainDelayMs?: number
  /** How long open calls get to end. */
  drainMs?: number
  /** How often readiness is asked. */
  readyEveryMs?: number
}

/** A running process. */
export interface Running {
  /** Port of each server by its name. */
  ports: Record<string, number>
  /** Stops in order; more than one call is one stop. */
  stop(): Promise<void>
}

/**
 * Starts servers, then loops, and stops in the order that loses nothing: unready, drain servers, finish the items in
 * hand, close. What was started is stopped again when a later part fails to start.
 */
export async function run(log: Log, parts: Parts, options: RunOptions = {}): Promise<Running> {
  const { signals = true, drainDelayMs = 0, drainMs = 10_000, readyEveryMs = 2000 } = options
  const { servers, loops = [], close = [], ready = () => true } = parts
  const watch = watchReadiness(servers, ready, readyEveryMs)
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= stopInOrder(log, [
      ['readiness', () => unready(watch, drainDelayMs)],
      ...servers.map(({ name, drain }) => [name, () => drain(drainMs)] as const),
      ...loops.map((loop) => [loop.name, () => loop.stop()] as const),
      ...close.map((step, index) => [`close ${index + 1}`, step] as const),
    ])
    return stopping
  }
  try {
    const ports: Record<string, number> = {}
    for (const server of servers) ports[server.name] = await server.start()
    await watch.check()
    for (const loop of loops) loop.start()
    if (signals) {
      crashInTheLog(log)
      onStopSignal(log, stop)
    }
    log.info({ ports }, 'started')
    return { ports, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Watch {
  check(): Promise<void>
  end(): void
}

/** Probes are answered from what was found last, so that many probes make no load and a slow database no time-out. */
function watchReadiness(servers: readonly Serving[], ready: () => boolean | Promise<boolean>, everyMs: number): Watch {
  let ended = false
  const tell = (isReady: boolean) => {
    for (const server of servers) server.setReady(isReady)
  }
  const check = async () => {
    const answer = await within(everyMs * 2, async () => ready()).catch(() => false)
    if (!ended) tell(answer === true)
  }
  const timer = setInterval(() => void check(), everyMs).unref()
  const end = () => {
    ended = true
    clearInterval(timer)
    tell(false)
  }
  return { check, end }
}

async function unready(watch: Watch, drainDelayMs: number): Promise<void> {
  watch.end()
  await sleep(drainDelayMs)
}
