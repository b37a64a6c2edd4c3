// Validates every form in three languages (English, French, and one in another script where there is one) with veraPDF
// from Maven Central: the record, blank and with its sample, as PDF/A-3a and PDF/UA-1; the fillable copy as PDF/UA-1.
// npm run test:pdf      prints a table and ends with the line "N passed, N failed"
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const forms = new URL('../../../services/forms/dist/', import.meta.url)
const load = (name) => import(new URL(name, forms))
const runs = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const otherScripts = ['bg', 'el']

if (!runs('java', '-version') || !runs('mvn', '-version')) {
  console.log('skipped: no JDK or no Maven, PDFs are not validated by veraPDF')
  process.exit(0)
}

/** Texts of the sample in Portuguese, each with a translation: passages in two languages. */
const translated = (answer, language) =>
  answer.value.kind === 'text'
    ? { ...answer, language: 'pt', translations: [{ language, text: answer.value.text }] }
    : answer

/** Renders every form; gives the files by the flavours that they claim. */
async function renderAll(folder) {
  const [{ testApp }, { catalogue }, { renderForm, renderFillable }, { samplePlain }, { fromPlain }] =
    await Promise.all(
      ['testing/app.js', 'testing/context.js', 'usecases/render-form.js', 'testing/sample.js', 'domain/plain.js'].map(
        load,
      ),
    )
  const app = testApp()
  const files = { record: [], fillable: [] }
  const write = (kind, name, pdf) => {
    const file = join(folder, `${name}.pdf`)
    writeFileSync(file, pdf)
    files[kind].push(file)
  }
  for (const [id, { model, labels }] of catalogue.forms) {
    const other = otherScripts.find((l) => labels.has(l)) ?? [...labels.keys()].find((l) => l !== 'en' && l !== 'fr')
    for (const language of ['en', 'fr', other].filter((l) => labels.has(l))) {
      const options = { language, renderedAt: new Date('2027-01-18T10:00:00Z'), reference: 'R-1', signedParts: [] }
      const sample = fromPlain(model, samplePlain(id)).map((a) => translated(a, language))
      const name = `${id} ${language}`
      write('record', `${name} blank`, await renderForm(app, id, [], { ...options, preview: true }))
      write('record', `${name} sample`, await renderForm(app, id, sample, { ...options, preview: false }))
      write('fillable', `${name} fillable`, await renderFillable(app, id, sample, { ...options, preview: false }))
    }
  }
  return files
}

/** The rules that each file breaks, by its name. */
function validate(jars, flavour, files) {
  const args = ['-cp', join(jars, '*'), 'org.verapdf.apps.GreenfieldCliWrapper', '--format', 'text', '-v']
  const done = spawnSync('java', [...args, '--flavour', flavour, ...files], { encoding: 'utf8', maxBuffer: 1e9 })
  const results = new Map(files.map((file) => [basename(file, '.pdf'), 'no result']))
  let current = ''
  for (const line of done.stdout.split('\n')) {
    const file = /^(PASS|FAIL) (.*)\.pdf \w+$/.exec(line)
    const rule = /^\s+FAIL (\S+)/.exec(line)
    if (file) {
      current = basename(file[2])
      results.set(current, file[1] === 'PASS' ? 'pass' : 'FAIL')
    } else if (rule) results.set(current, `${results.get(current)} ${rule[1]}`)
  }
  return results
}

const folder = mkdtempSync(join(tmpdir(), 'sustento-verapdf-'))
try {
  const jars = join(folder, 'lib')
  const pom = fileURLToPath(new URL('pom.xml', import.meta.url))
  if (!runs('mvn', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`)) {
    console.log('skipped: veraPDF cannot be fetched')
    process.exit(0)
  }
  const { record, fillable } = await renderAll(folder)
  const archive = validate(jars, '3a', record)
  const accessible = validate(jars, 'ua1', [...record, ...fillable])
  console.log(`${'form'.padEnd(56)} ${'PDF/A-3a'.padEnd(10)} PDF/UA-1`)
  for (const [name, result] of accessible)
    console.log(`${name.padEnd(56)} ${(archive.get(name) ?? '-').padEnd(10)} ${result}`)
  const results = [...archive.values(), ...accessible.values()]
  const passed = results.filter((r) => r === 'pass').length
  console.log(`${passed} passed, ${results.length - passed} failed`)
  process.exitCode = passed === results.length ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}
