// Builds with Maven the independent products that our access point is tried against, and runs the tests with them.
// npm run test:interop      arguments go to jest: `-- wss4j` runs what has that in its name
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const built = spawnSync(process.execPath, [at('build.mjs'), 'phase4', 'wss4j', 'dss'], { encoding: 'utf8' })
if (built.status === 2) {
  console.log(`skipped: ${built.stdout.trim()}; nothing is exchanged with phase4, nor judged by WSS4J and DSS`)
  process.exit(0)
}
if (built.status !== 0) {
  console.error(built.stderr)
  process.exit(1)
}

// Java takes its time to start: what waits too long here is stuck, not slow.
const suite = [
  '--testMatch',
  '**/test/src/interop/*.interop.ts',
  '--maxWorkers',
  '1',
  '--testTimeout',
  '600000',
  '--verbose',
]
const tested = spawnSync(at('../../tools/jest'), [...suite, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(tested.status ?? 1)
