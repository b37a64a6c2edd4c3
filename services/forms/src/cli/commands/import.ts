import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dataFolder } from '../../catalogue/read.ts'
import type { Labels } from '../../domain/labels.ts'
import { isLanguageTag } from '../../domain/names.ts'
import { labelFile } from '../../import/label-file.ts'
import { textLimit } from '../../import/paragraphs.ts'
import { type ImportedForm, importTexts as importAll } from '../../usecases/import-texts.ts'
import { type Command, need } from '../command.ts'
import { dayOf } from '../day.ts'
import { readBytes } from '../files.ts'
import { BadFile, status, WrongUse } from '../io.ts'

/** Reads the words of the Regulation's annexes from its text, and says of each form what the text lacks. */
export const importTexts: Command = {
  usage: 'import --lang LANGUAGE --edition EDITION FILE [--source TEXT] [--date DATE] [--out FOLDER] [--dry-run]',
  options: ['lang', 'edition', 'source', 'date', 'out'],
  flags: ['dry-run'],
  positionals: 1,
  async run({ catalogue, clock }, args, io) {
    const [path = ''] = args.positionals
    const language = need(this, args, 'lang')
    // The English words say what is expected; they cannot be told by themselves.
    if (!isLanguageTag(language) || language === 'en') throw new WrongUse(this.usage)
    const edition = need(this, args, 'edition')
    const imported = importAll(catalogue, await readBytes(io, path, textLimit), { language, edition })
    const source = args.option('source') ?? `Regulation (EC) No 4/2009, edition ${edition}, ${basename(path)}`
    const origin = { language, source, date: args.option('date') ?? dayOf(clock.now()) }
    const folder = args.option('out') ?? fileURLToPath(new URL('forms', dataFolder))
    for (const one of imported) {
      const { form } = one.entry.model
      const file = join(folder, form.id, `labels.${language}.json`)
      if (!args.flag('dry-run') && Object.keys(one.labels).length > 0) {
        await mkdir(join(folder, form.id), { recursive: true })
        await writeFile(file, `${JSON.stringify(labelFile(form, one, origin, await findLabels(file)), undefined, 2)}\n`)
      }
      io.out.write(`${JSON.stringify(reportOf(one, language))}\n`)
    }
    return imported.some((one) => one.missing.length > 0) ? status.findings : status.ok
  },
}

/** What was found, what is missing, what of the text belongs nowhere, and what differs from the words of now. */
function reportOf({ entry, labels, missing, leftOver, variants }: ImportedForm, language: string) {
  const known = entry.labels.get(language)
  const official = Object.entries(known?.labels ?? {}).filter(([key]) => !known?.working?.includes(key))
  const compared = official.filter(([key]) => key in labels)
  const different = compared.filter(([key, text]) => labels[key] !== text).map(([key]) => key)
  const same = compared.length - different.length
  return { form: entry.model.form.id, found: Object.keys(labels).length, same, different, missing, variants, leftOver }
}

async function findLabels(file: string): Promise<Labels | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as Labels
  } catch {
    throw new BadFile(`${file}: not JSON`)
  }
}
