import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/** What `npm run demo` was asked for. */
export interface Options {
  once: boolean
  reset: boolean
  help: boolean
  data: string
  out: string
  /** First port of the first State; the others follow at distances of a hundred. */
  ports: number
}

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** Help of the command. */
export const help = `npm run demo -- [options]
  --once       end after the main job; the exit status tells
  --reset      delete what an earlier start left, and start afresh
  --data DIR   folder for databases and secrets (default .sustento)
  --out DIR    folder for what the demonstration leaves (default demo-output)
  --ports N    first port to use (default 4100; each State takes some of a hundred)`

/** Reads the command line. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      once: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      data: { type: 'string', default: `${root}.sustento` },
      out: { type: 'string', default: `${root}demo-output` },
      ports: { type: 'string', default: '4100' },
    },
  })
  return { ...values, data: resolve(values.data), out: resolve(values.out), ports: Number(values.ports) }
}
