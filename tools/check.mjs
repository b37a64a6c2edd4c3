// `npm run check`: generated code up to date, contract lint, format, breaking changes, code lint and format, types,
// boundaries, unused code. Runs everything, prints a line each, fails when one fails.
import { spawnSync } from 'node:child_process'

const steps = [
  ['generated code is up to date', 'node', ['tools/gen.mjs', '--check']],
  ['contract: lint', 'buf', ['lint', 'proto']],
  ['contract: format', 'buf', ['format', '--diff', '--exit-code', 'proto']],
  ['contract: nothing breaks the last release', 'buf', ['breaking', 'proto', '--against', 'proto/released.binpb']],
  ['code: lint and format', 'biome', ['ci', '--max-diagnostics=50', '.']],
  ['types', 'tsc', ['-b', 'tsconfig.json']],
  [
    'boundaries',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', 'platform/src', 'services', 'web', 'deploy/embedded/src', 'test/src'],
  ],
  ['unused code', 'knip', []],
]
let failed = 0
for (const [title, command, args] of steps) {
  const done = spawnSync(command, args, { encoding: 'utf8' })
  console.log(`${done.status === 0 ? 'ok    ' : 'FAILED'} ${title}`)
  if (done.status !== 0) {
    failed += 1
    process.stdout.write(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}\n`)
  }
}
console.log(failed === 0 ? 'check: all good' : `check: ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
