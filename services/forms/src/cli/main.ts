import { commandApp } from './app.ts'
import { runCommand } from './run.ts'

// `npm run forms -- COMMAND`; see docs/guides/forms-command-line.md.

// Whoever reads may stop early (`| head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 3)
})
process.exitCode = await runCommand(
  process.argv.slice(2),
  { out: process.stdout, err: process.stderr, in: process.stdin },
  commandApp,
)
