import '../small-young-generation.ts'
import { accessPoint } from './command.ts'
import { exitStatus } from './exit-status.ts'
import { readOptions, usage } from './options.ts'

// `npm run access-point`; see docs/guides/access-point.md.

const options = readOptions(process.argv.slice(2))
if (options === 'help') console.log(usage)
else if (options === undefined) {
  console.error(usage)
  process.exitCode = exitStatus.wrongUse
} else process.exitCode = await accessPoint(options)
