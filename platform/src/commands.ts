import { auditVerify } from './audit-command.ts'
import { Fault } from './errors.ts'
import { rotateKeys } from './seal/rotate-command.ts'
import type { ServiceBase } from './service.ts'
import type { ServiceConfig } from './service-env.ts'

const commands: Record<string, (base: ServiceBase, args: readonly string[]) => Promise<boolean>> = {
  'audit-verify': ({ dbs, tenants, log }, anchors) => auditVerify(dbs, tenants, log, anchors),
  'rotate-keys': ({ dbs, tenants, log }) => rotateKeys(dbs, tenants, log),
}

/** Names of what can be done to a service's data beside running it. */
export const commandNames = Object.keys(commands)

/** Does a command for every tenant of a service, which may run meanwhile; `false` when something is wrong. */
export async function doCommand(name: string, base: ServiceBase, args: readonly string[] = []): Promise<boolean> {
  const command = commands[name]
  if (!command) throw new Fault(`unknown command ${name}; one of ${commandNames.join(', ')}`)
  try {
    return await command(base, args)
  } finally {
    await base.bus.close()
    await base.dbs.closeAll()
  }
}

/** What the `main.ts` of a service does: the command that the command line names, or else running the service. */
export async function main<C extends ServiceConfig>(
  config: C,
  open: (config: C) => ServiceBase,
  start: (config: C) => Promise<unknown>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  const [command, ...rest] = args
  if (command === undefined) await start(config)
  else if (!(await doCommand(command, open(config), rest))) process.exitCode = 1
}
