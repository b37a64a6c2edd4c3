// First thing that every npm script runs, on whatever Node is there (20.19 or newer), without dependencies: installs and
// builds what is missing or stale, says so, and hands over to the Node 24 of the devDependency `node`.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules/.bin')
const marks = join(root, 'node_modules/.sustento')
const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` }

const commands = {
  demo: ['deploy/embedded/dist/demo/main.js'],
  test: ['node_modules/jest/bin/jest.js'],
  check: ['tools/check.mjs'],
  bench: ['test/dist/bench/main.js'],
  soak: ['test/dist/soak/main.js'],
  pictures: ['test/dist/pictures/main.js'],
  'access-point': ['services/messaging/dist/access-point/main.js'],
  'access-code': ['deploy/embedded/dist/access-code.js'],
  maintain: ['deploy/embedded/dist/maintain.js'],
  partners: ['services/messaging/dist/partners/main.js'],
  'test:forms': ['node_modules/jest/bin/jest.js', '--testMatch', '**/src/**/*.long.ts'],
  'test:pdf': ['test/interop/verapdf/check.mjs'],
  'test:conformance': [
    'node_modules/jest/bin/jest.js',
    '--testMatch=**/test/conformance/*.test.ts',
    '--reporters=default',
    '--reporters=<rootDir>/test/conformance/report.mjs',
  ],
  'test:interop': ['test/interop/run.mjs'],
  'test:mutants': ['tools/mutants.mjs'],
  'test:fuzz': ['services/forms/dist/testing/fuzz-main.js'],
  'test:hostile': ['node_modules/jest/bin/jest.js', '--config', 'test/hostile/jest.config.js'],
  'fuzz:as4': ['services/messaging/dist/testing/fuzz-main.js'],
  forms: ['services/forms/dist/cli/main.js'],
  'forms:import': ['services/forms/dist/cli/main.js', 'import'],
  'forms:coverage': ['services/forms/dist/cli/main.js', 'coverage'],
}

/** Says what it does on standard error: what a command prints may be read by a machine. */
function run(title, command, args, options = {}) {
  console.error(`sustento: ${title}`)
  const started = process.hrtime.bigint()
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env,
    encoding: 'utf8',
  })
  if (done.status !== 0) {
    if (options.quiet) process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
    console.error(`sustento: ${title} failed; see the lines above.`)
    process.exit(done.status ?? 1)
  }
  console.error(`sustento: done in ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)} s`)
}

/** Whether `name` was last done with this fingerprint. */
const isFresh = (name, print) => existsSync(join(marks, name)) && readFileSync(join(marks, name), 'utf8') === print
const remember = (name, print) => {
  mkdirSync(marks, { recursive: true })
  writeFileSync(join(marks, name), print)
}

/** Fingerprint of files by path, size and time of change. */
function fingerprint(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    if (!existsSync(path)) return
    const stat = statSync(path)
    if (stat.isDirectory()) {
      for (const entry of readdirSync(path).sort()) visit(join(path, entry))
    } else hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
  }
  for (const path of paths) visit(join(root, path))
  return hash.digest('hex')
}

const packages = [
  'platform',
  'services/cases',
  'services/forms',
  'services/messaging',
  'services/stats',
  'services/identity',
  'web/server',
  'deploy/embedded',
  'test',
]

function install() {
  const print = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (isFresh('installed', print)) return
  run(
    'installing the dependencies (npm ci, a minute or two)',
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { quiet: true },
  )
  remember('installed', print)
}

function build() {
  const sources = [
    'tsconfig.json',
    'tsconfig.base.json',
    ...packages.flatMap((p) => [`${p}/src`, `${p}/tsconfig.json`]),
  ]
  const client = [
    'web/client/src',
    'web/client/index.html',
    'web/client/vite.config.ts',
    'web/client/tsconfig.json',
    'web/client/public',
  ]
  const dist = packages.every((p) => existsSync(join(root, p, 'dist')))
  const print = fingerprint([...sources, ...client])
  if (!dist || !isFresh('built', print)) {
    run('building the services', join(bin, 'tsc'), ['-b', 'tsconfig.json'])
    remember('built', print)
  }
  const clientPrint = fingerprint(client)
  if (!existsSync(join(root, 'web/client/dist/index.html')) || !isFresh('client', clientPrint)) {
    run('building the web client', join(bin, 'vite'), ['build', 'web/client', '--logLevel', 'warn'])
    remember('client', clientPrint)
  }
}

const [name, ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  console.error(`sustento: unknown command ${name ?? '(none)'}; one of ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}
install()
build()
if (command[0].includes('jest'))
  env.NODE_OPTIONS = `${env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim()
handOver(spawn(join(bin, 'node'), [...command, ...args], { cwd: root, stdio: 'inherit', env }))

/**
 * Ends as the command ends. SIGTERM is passed on, and SIGINT unless a terminal gives it to all of us; when whoever started
 * us is gone, the command is told to end as well.
 */
function handOver(child) {
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
  child.on('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)))
}
