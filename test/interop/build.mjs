// Builds products with Maven: node build.mjs PRODUCT ...     ends with 2 where they cannot be had here
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const runs = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

if (!runs('javac', '-version') || !runs('mvn', '-version')) skip('no JDK or no Maven')
for (const product of process.argv.slice(2)) {
  const pom = fileURLToPath(new URL(`${product}/pom.xml`, import.meta.url))
  if (!runs('mvn', '-q', '-f', pom, 'dependency:copy-dependencies')) skip(`${product} cannot be fetched`)
  const built = spawnSync('mvn', ['-q', '-f', pom, 'compile'], { stdio: ['ignore', 2, 2] })
  if (built.status !== 0) process.exit(1)
}

function skip(why) {
  console.log(why)
  process.exit(2)
}
