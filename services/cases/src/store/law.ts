import { readdirSync, readFileSync } from 'node:fs'
import { Fault } from '@sustento/platform/errors'
import { z } from 'zod'
import { Country, Holidays } from '../domain/country.ts'
import { Instrument } from '../domain/instrument.ts'
import { type InstrumentForm, SharedMessage } from '../domain/instrument-form.ts'
import type { Law } from '../domain/law.ts'

const data = new URL('../../data/', import.meta.url)

/** Reads instruments, States and holidays from the data files. A file that breaks its schema stops the start. */
export function readLaw(): Law {
  const shared = read('messages.json', z.array(SharedMessage))
  return {
    instruments: readAll('instruments', Instrument).map((instrument) => withShared(instrument, shared)),
    countries: read('states.json', z.strictObject({ source: z.string(), states: z.array(Country) })).states,
    holidays: readAll('holidays', Holidays),
  }
}

/** The instrument with the messages that it shares with others; a form that it describes itself is its own. */
function withShared(instrument: Instrument, shared: SharedMessage[]): Instrument {
  const { forms, protection } = instrument
  const messages = shared.flatMap(({ articles, nonDisclosure, ...message }): InstrumentForm[] => {
    const article = articles[instrument.id]
    if (article === undefined || forms.some(({ form }) => form === message.form)) return []
    return [{ ...message, article, nonDisclosure: nonDisclosure && { ...nonDisclosure, article: protection } }]
  })
  return { ...instrument, forms: [...forms, ...messages] }
}

function readAll<S extends z.ZodType>(folder: string, schema: S): z.infer<S>[] {
  const files = readdirSync(new URL(`${folder}/`, data)).filter((file) => file.endsWith('.json'))
  return files.sort().map((file) => read(`${folder}/${file}`, schema))
}

function read<S extends z.ZodType>(file: string, schema: S): z.infer<S> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(file, data), 'utf8')))
  if (!parsed.success) throw new Fault(`${file}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
