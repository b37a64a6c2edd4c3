// Writes docs/examples/forms: a complete example of the answers to each form, as the command line and integrators use
// them. Needs the built services.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}docs/examples/forms`
const forms = (...args) => {
  const done = spawnSync(process.execPath, [`${root}services/forms/dist/cli/main.js`, ...args], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  return done.stdout
}
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const line of forms('list').trim().split('\n')) {
  const { id } = JSON.parse(line)
  forms('sample', id, '--out', `${folder}/${id}.json`)
}
spawnSync(`${root}node_modules/.bin/biome`, ['format', '--write', folder], { stdio: 'ignore' })
