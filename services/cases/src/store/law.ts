import { readdirSync, readFileSync } from 'node:fs'
import { Fault } from '@sustento/platform/errors'
import { z } from 'zod'
import { Country, Holidays } from '../domain/country.ts'
import { Instrument } from '../domain/instrument.ts'
import type { Law } from '../domain/law.ts'

const data = new URL('../../data/', import.meta.url)

/** Reads instruments, States and holidays from the data files. A file that breaks its schema stops the start. */
export function readLaw(): Law {
  return {
    instruments: readAll('instruments', Instrument),
    countries: read('states.json', z.strictObject({ source: z.string(), states: z.array(Country) })).states,
    holidays: readAll('holidays', Holidays),
  }
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
