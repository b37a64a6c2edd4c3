import { readSources } from '../catalogue/read.ts'
import type { Sample } from '../catalogue/source.ts'
import type { PlainAnswers } from '../domain/plain.ts'

const samples = new Map(readSources().map(({ form, sample }) => [form.id, sample]))

/** A form's sample, with what it shares with other forms. */
export function sampleOf(form: string): Sample {
  const sample = samples.get(form)
  if (!sample) throw new Error(`no sample of ${form}`)
  return sample
}

export const samplePlain = (form: string): PlainAnswers => sampleOf(form).answers
