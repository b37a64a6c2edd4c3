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

/** Where databases and secrets are unless somebody says otherwise. */
export const defaultData = resolve(root, '.sustento')

/** Help of the command. */
export const help = `npm run demo -- [options]
  --once       end after the main job; the exit status tells
  --reset      delete what an earlier start left, and start afresh
  --data DIR   folder for databases and secrets (default .sustento)
  --out DIR    folder for what the demonstration leaves (default demo-output)
  --ports N    first port to use (default 4100; each State takes some of a hundred)`

/** Reads the command line; undefined when it makes no sense. */
export function readOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        once: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        data: { type: 'string', default: defaultData },
        out: { type: 'string', default: `${root}demo-output` },
        ports: { type: 'string', default: '4100' },
      },
    })
    const ports = Number(values.ports)
    if (!(Number.isInteger(ports) && ports > 1023 && ports < 60_000)) return undefined
    return { ...values, data: resolve(values.data), out: resolve(values.out), ports }
  } catch {
    return undefined
  }
}
