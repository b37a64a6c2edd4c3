import { Refused, refuse } from '@sustento/platform/errors'
import type { FormsApp } from '../app.ts'
import { printDate } from '../domain/dates.ts'
import { isAllowed } from '../domain/validate/text.ts'
import type { DossierItem, DossierJob } from '../dossier/job.ts'
import { readDossierWords } from '../dossier/words.ts'
import { getLanguage } from './forms.ts'

/** What stands on the cover. */
export interface DossierHeader {
  readonly language: string
  readonly reference: string
  readonly sender: readonly string[]
  readonly recipient: readonly string[]
  readonly madeAt: Date
  /** Encloses separately, with a sheet in its place, what should be printed and cannot be read. */
  readonly skipUnreadable: boolean
}

/** Bytes of all items together, and how many of them. */
export const dossierLimits = { bytes: 64 * 1024 * 1024, items: 200 }

const words = readDossierWords()

/** So many items may each end a child before the dossier is given up. */
const endedLimit = 3

/**
 * One PDF to print and post: a cover in the recipient's language, then forms and attachments in order. An item that
 * cannot be read is named by its number, or left out where the caller asked for that.
 */
export async function makeDossier(
  app: FormsApp,
  header: DossierHeader,
  items: readonly DossierItem[],
): Promise<Uint8Array> {
  const job = jobOf(app, header, items)
  const skipped: number[] = []
  for (;;) {
    try {
      return await app.pool.run({ ...job, skipped })
    } catch (error) {
      const ended = header.skipUnreadable && skipped.length < endedLimit ? findEndedItem(error) : undefined
      if (ended === undefined) throw error
      skipped.push(ended)
    }
  }
}

/** The number of the item with which a child was ended. */
function findEndedItem(error: unknown): number | undefined {
  const field = error instanceof Refused ? (error.violations[0]?.field ?? '') : ''
  const number = /^item\[(\d+)\]$/.exec(field)?.[1]
  return number === undefined ? undefined : Number(number)
}

function jobOf(app: FormsApp, header: DossierHeader, items: readonly DossierItem[]): Omit<DossierJob, 'skipped'> {
  const language = getLanguage(app.catalogue, header.language)
  const own = words[language.language] ?? words.en ?? refuse('INVALID_ARGUMENT', 'the language is not offered')
  const { reference, sender, recipient, madeAt, skipUnreadable } = header
  checkText(app, 'header', [reference, ...sender, ...recipient])
  for (const { title, filename } of items) checkText(app, 'item', [title, filename])
  return {
    kind: 'dossier',
    items,
    skipUnreadable,
    renderedAt: Math.floor(madeAt.getTime() / 1000),
    cover: {
      ...{ lang: language.language, reference, title: own.title, contents: own.contents, separately: own.separately },
      columns: { number: own.number, title: own.document, pages: own.pages },
      page: language.words.page,
      facts: [
        [language.words.reference, [reference]],
        [own.date, [printDate(madeAt.toISOString().slice(0, 10), language.locale)]],
        [own.sender, sender],
        [own.recipient, recipient],
      ],
    },
  }
}

function checkText(app: FormsApp, field: string, texts: readonly string[]): void {
  if (texts.length <= 40 && texts.every((t) => t.length <= 500 && isAllowed(t) && app.canDraw(t))) return
  const description = 'at most 40 lines of 500 characters that can be printed'
  throw new Refused('INVALID_ARGUMENT', 'the list of the dossier cannot be printed', {}, [
    { field, description, reason: 'TEXT_NOT_ALLOWED' },
  ])
}
