// `npm run test:mutants`: switches a protective check off in the built code, one at a time, and runs the tests that must
// notice. A mutant that no test notices is a failure.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const mutants = JSON.parse(readFileSync(join(root, 'tools/mutants.json'), 'utf8'))
const only = process.argv.slice(2)

const run = (command, args) =>
  spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
  })
const build = () => {
  const done = run('tsc', ['-b', 'tsconfig.json'])
  if (done.status !== 0) throw new Error(`the mutant does not compile:\n${done.stdout}`)
}

const table = []
for (const { name, file, from, to, tests } of mutants) {
  if (only.length > 0 && !only.includes(name)) continue
  const path = join(root, file)
  const original = readFileSync(path, 'utf8')
  if (original.split(from).length !== 2)
    throw new Error(`${name}: the line to change stands ${original.split(from).length - 1} times in ${file}`)
  try {
    writeFileSync(
      path,
      original.replace(from, () => to),
    )
    build()
    const done = run('node', ['node_modules/jest/bin/jest.js', '--silent', '--json', ...tests])
    const report = JSON.parse(done.stdout)
    const failed = report.testResults
      .flatMap((file) => file.assertionResults)
      .filter((each) => each.status === 'failed')
    table.push({
      name,
      noticed: done.status !== 0 && failed.length > 0,
      failed: failed.length,
      first: failed[0]?.fullName ?? '',
    })
    console.log(
      `${failed.length > 0 ? 'noticed    ' : 'NOT NOTICED'} ${name}: ${failed.length} tests fail${failed[0] ? `, first: ${failed[0].fullName}` : ''}`,
    )
  } finally {
    writeFileSync(path, original)
    build()
  }
}
const missed = table.filter((row) => !row.noticed)
console.log(`\n| check switched off | tests that fail | first |\n|---|---|---|`)
for (const row of table) console.log(`| ${row.name} | ${row.failed} | ${row.first} |`)
process.exit(missed.length === 0 && table.length > 0 ? 0 : 1)
