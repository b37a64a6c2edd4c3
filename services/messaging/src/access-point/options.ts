import { parseArgs } from 'node:util'

/** What the command line says. */
export interface Options {
  config: string
  /** Send what waits, then end. */
  once: boolean
  /** How long `--once` waits for further attempts. */
  limitSeconds: number
}

/** How the command is used. */
export const usage = `usage: npm run access-point -- --config FILE [--once [--limit SECONDS]]

  --config FILE      the configuration; paths in it are relative to its folder
  --once             send what waits in the outbox, wait for the outcomes, end
  --limit SECONDS    how long --once waits for a partner that cannot be reached, 30 by default; what waits then is sent by
                     the next start`

/** Reads the command line; undefined when it makes no sense. */
export function readOptions(args: readonly string[]): Options | 'help' | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' },
        once: { type: 'boolean', default: false },
        limit: { type: 'string', default: '30' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return 'help'
    const { config, once } = values
    const limitSeconds = Number(values.limit)
    return config === undefined || !(limitSeconds > 0) ? undefined : { config, once, limitSeconds }
  } catch {
    return undefined
  }
}
