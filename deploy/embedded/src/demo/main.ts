import { rm } from 'node:fs/promises'
import { launch, type StateProcess } from '../launch.ts'
import { type PreparedState, prepare } from '../prepare.ts'
import { reset, stopServers } from '../reset.ts'
import { readSpec, type Spec } from '../spec.ts'
import { help, type Options, readOptions } from './options.ts'
import { playScenarios } from './play.ts'
import { consoleReport, type Report } from './report.ts'
import { printWhereToLook } from './where-to-look.ts'

// `npm run demo`: starts the States of data/demo/states.json, plays the main job through the same pages and API that
// people use, verifies every step, leaves the results in a folder, and stays up.

async function main(options: Options): Promise<number> {
  const spec = onPorts(readSpec(new URL('../../data/demo/states.json', import.meta.url)), options.ports)
  const report = consoleReport()
  const running: StateProcess[] = []
  let code = 0
  try {
    if (options.reset) await report.step('Deleted what an earlier start left', () => reset(spec, options.data))
    const states = await startStates(spec, options, report, running)
    await rm(options.out, { recursive: true, force: true })
    await playScenarios(states, options.out, report)
    report.say(`\n${report.steps} steps, every one verified. Results: ${options.out}`)
    if (!options.once) {
      printWhereToLook(states, options, report)
      await Promise.race([interrupted(), ...running.map((state) => state.ended)])
    }
  } catch (e) {
    report.say(`\nThe demonstration failed: ${(e as Error).message}`)
    report.say(`The States' logs: ${options.data}/*/state.log`)
    code = 1
  }
  await Promise.all(running.map((state) => state.stop()))
  await stopServers(spec, options.data, options.once ? 'immediate' : 'fast')
  return code
}

/** The same States on other ports. */
const onPorts = (spec: Spec, first: number): Spec => ({
  states: spec.states.map((state, i) => ({ ...state, ports: first + i * 100 })),
})

async function startStates(
  spec: Spec,
  options: Options,
  report: Report,
  running: StateProcess[],
): Promise<PreparedState[]> {
  report.chapter('Three States start, each with its own database server')
  const states = await report.step(
    'Databases, secrets and certificates are there',
    () => prepare(spec, options.data),
    (made) =>
      made
        .map(({ spec: { id }, server }) => `${id}: ${server.adopted ? 'adopted the running server' : 'server started'}`)
        .join(', '),
  )
  await Promise.all(
    states.map(async (state) => {
      running.push(
        await report.step(
          `${state.spec.state} serves`,
          () => launch(state),
          (process) => process.web,
        ),
      )
    }),
  )
  return states
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

const options = readOptions(process.argv.slice(2))
if (options === undefined) {
  console.error(help)
  process.exitCode = 2
} else if (options.help) console.log(help)
else process.exitCode = await main(options)
