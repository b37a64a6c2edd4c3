// First thing that every npm script runs, on whatever Node is there (20.19 or newer), without dependencies: installs and
// builds what is missing or stale, says so, and hands over to the Node 24 of the devDependency `node`.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

const client = [
  'web/client/src',
  'web/client/index.html',
  'web/client/vite.config.ts',
  'web/client/tsconfig.json',
  'web/client/public',
]

function build() {
  compile('built', packages, 'tsconfig.json', client)
  const print = fingerprint(client)
  if (!existsSync(join(root, 'web/client/dist/index.html')) || !isFresh('client', print)) {
    run('building the web client', join(bin, 'vite'), ['build', 'web/client', '--logLevel', 'warn'])
    remember('client', print)
  }
}

/** Compiles packages unless that was last done with the same sources. */
function compile(mark, names, project, more = []) {
  const sources = ['tsconfig.json', 'tsconfig.base.json', ...names.flatMap((p) => [`${p}/src`, `${p}/tsconfig.json`])]
  const print = fingerprint([...sources, ...more])
  if (names.every((p) => existsSync(join(root, p, 'dist'))) && isFresh(mark, print)) return
  run('building the services', join(bin, 'tsc'), ['-b', project])
  remember(mark, print)
}

/** Two commands that start at once do not install or build into each other: the second one waits for the first. */
function alone(work) {
  const lock = join(root, '.building')
  for (let waited = false; !take(lock); waited = true) {
    if (!waited) console.error('sustento: waiting for another command that installs or builds')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  work()
  process.off('exit', release)
  release()
}

/** True when the lock is ours now; where nobody may write there is nothing to build either. */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') return true
  }
  if (!isHeld(lock)) rmSync(lock, { force: true })
  return false
}

const longestBuild = 15 * 60_000

function isHeld(lock) {
  try {
    const isOld = Date.now() - statSync(lock).mtimeMs > longestBuild
    return !isOld && process.kill(Number(readFileSync(lock, 'utf8')) || process.pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const [name, ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  console.error(`sustento: unknown command ${name ?? '(none)'}; one of ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}
alone(() => {
  install()
  // The access point stands on these two alone.
  if (name === 'access-point') compile('built-access-point', ['platform', 'services/messaging'], 'services/messaging')
  else build()
})
if (command[0].includes('jest'))
  env.NODE_OPTIONS = `${env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim()
// A relative path on the command line means what it means where the command was typed.
const cwd = name === 'access-point' ? (process.env.INIT_CWD ?? root) : root
const [program, ...before] = command
handOver(spawn(join(bin, 'node'), [join(root, program), ...before, ...args], { cwd, stdio: 'inherit', env }))

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
