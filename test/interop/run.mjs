// Builds with Maven the independent products that our access point is tried against, and runs the tests with them.
// npm run test:interop      arguments go to jest
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const built = spawnSync(process.execPath, [at('build.mjs'), 'phase4', 'wss4j'], { encoding: 'utf8' })
if (built.status === 2) {
  console.log(`skipped: ${built.stdout.trim()}; no messages are exchanged with phase4 and WSS4J`)
  process.exit(0)
}
if (built.status !== 0) {
  console.error(built.stderr)
  process.exit(1)
}

const suite = ['--testMatch', '**/test/src/interop/*.interop.ts', '--maxWorkers', '1']
const tested = spawnSync(at('../../tools/jest'), [...suite, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(tested.status ?? 1)
