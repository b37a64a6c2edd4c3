// Validates every form in every language, blank and with its sample, as PDF/A-3a with veraPDF (from Maven Central).
// node test/interop/verapdf/check.mjs      after a build; ends with the line "N passed, N failed"
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const forms = new URL('../../../services/forms/dist/', import.meta.url)
const load = (name) => import(new URL(name, forms))
const runs = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

if (!runs('java', '-version') || !runs('mvn', '-version')) {
  console.log('skipped: no JDK or no Maven, PDFs are not validated by veraPDF')
  process.exit(0)
}

const folder = mkdtempSync(join(tmpdir(), 'sustento-verapdf-'))
try {
  const jars = join(folder, 'lib')
  const pom = fileURLToPath(new URL('pom.xml', import.meta.url))
  if (!runs('mvn', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`)) {
    console.log('skipped: veraPDF cannot be fetched')
    process.exit(0)
  }
  const [{ testApp }, { catalogue }, { renderForm }, { samplePlain }, { fromPlain }] = await Promise.all(
    ['testing/app.js', 'testing/context.js', 'usecases/render-form.js', 'testing/sample.js', 'domain/plain.js'].map(
      load,
    ),
  )
  const app = testApp()
  const files = []
  for (const [id, { model, labels }] of catalogue.forms) {
    for (const language of labels.keys()) {
      for (const [kind, answers] of [
        ['blank', []],
        ['sample', fromPlain(model, samplePlain(id))],
      ]) {
        const file = join(folder, `${id}.${language}.${kind}.pdf`)
        const renderedAt = new Date('2027-01-18T10:00:00Z')
        const options = { language, renderedAt, reference: 'R-1', preview: kind === 'blank', signedParts: [] }
        writeFileSync(file, await renderForm(app, id, answers, options))
        files.push(file)
      }
    }
  }
  const verapdf = [
    '-cp',
    join(jars, '*'),
    'org.verapdf.apps.GreenfieldCliWrapper',
    '--format',
    'text',
    '--flavour',
    '3a',
    '-v',
  ]
  const { stdout } = spawnSync('java', [...verapdf, ...files], { encoding: 'utf8' })
  const failed = stdout.split('\n').filter((line) => line.startsWith('FAIL'))
  const passed = stdout.split('\n').filter((line) => line.startsWith('PASS')).length
  for (const line of failed) console.log(line)
  console.log(`${passed} passed, ${files.length - passed} failed`)
  process.exitCode = passed === files.length ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}
