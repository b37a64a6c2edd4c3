import { readFileSync } from 'node:fs'
import { dataFolder } from '../catalogue/read.ts'
import type { PlainAnswers } from '../domain/plain.ts'

/** A form's sample as its folder holds it. */
export interface Sample {
  readonly language: string
  readonly reference: string
  readonly answers: PlainAnswers
}

export function sampleOf(form: string): Sample {
  return JSON.parse(readFileSync(new URL(`forms/${form}/sample.json`, dataFolder), 'utf8')) as Sample
}

export const samplePlain = (form: string): PlainAnswers => sampleOf(form).answers
