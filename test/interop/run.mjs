// Builds with Maven the independent products that our access point is tried against, and runs the tests with them.
// npm run test:interop      arguments go to jest
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const runs = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

if (!runs('javac', '-version') || !runs('mvn', '-version')) {
  console.log('skipped: no JDK or no Maven, no messages are exchanged with phase4 and WSS4J')
  process.exit(0)
}
for (const product of ['phase4', 'wss4j']) {
  const pom = at(`${product}/pom.xml`)
  if (!runs('mvn', '-q', '-f', pom, 'dependency:copy-dependencies')) {
    console.log(`skipped: ${product} cannot be fetched`)
    process.exit(0)
  }
  const built = spawnSync('mvn', ['-q', '-f', pom, 'compile'], { stdio: 'inherit' })
  if (built.status !== 0) process.exit(1)
}

const suite = ['--testMatch', '**/test/src/interop/*.interop.ts', '--maxWorkers', '1']
const tested = spawnSync(at('../../tools/jest'), [...suite, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(tested.status ?? 1)
