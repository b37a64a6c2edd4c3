import { type Case, Direction, type OfferedForm } from '@sustento/platform/gen/sustento/cases/v1/case'
import type { App } from '../app.ts'
import { accompanyingForms } from '../domain/application-forms.ts'
import { sideOf } from '../domain/instrument.ts'
import { getApplication, getInstrument } from '../domain/law.ts'
import { caseName } from '../domain/names.ts'
import { formsOffered } from '../domain/offers.ts'
import { purposeOf } from '../domain/saying.ts'
import { inWords } from '../domain/words.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { ReadCase } from '../usecases/get-case.ts'
import { toTimeLimit } from './to-time-limit.ts'

/** Directions as the contract numbers them. */
export const directions = {
  outgoing: Direction.DIRECTION_OUTGOING,
  incoming: Direction.DIRECTION_INCOMING,
} as const

/** A case as the contract says it. */
export function toCase(app: App, tenant: string, read: ReadCase, language: string): Case {
  const { row, timeLimits, nextSteps, title, file } = read
  return {
    name: caseName(tenant, row.id),
    reference: row.reference,
    foreignReference: row.foreignReference,
    instrument: row.instrument,
    application: row.application,
    direction: directions[row.direction],
    counterpartState: row.counterpartState,
    partner: row.partner,
    status: row.status,
    file,
    nonDisclosure: row.nonDisclosure,
    timeLimits: timeLimits.map((limit) => toTimeLimit(app, tenant, row, limit, language)),
    nextSteps,
    createTime: row.createdAt,
    updateTime: row.updatedAt,
    etag: row.etag,
    title,
    erased: row.erasedAt !== null,
    accompanyingForms: row.direction === 'outgoing' ? formsBeside(app, row) : [],
    offeredForms: file ? offered(app, row, language) : [],
  }
}

function offered(app: App, row: CaseRow, language: string): OfferedForm[] {
  const instrument = getInstrument(app.law, row.instrument)
  return formsOffered(instrument, row, row.nonDisclosure).map((form) => ({
    form: form.form,
    title: inWords(form.title, language),
    purpose: purposeOf(form, sideOf(row.direction)),
    article: form.article,
  }))
}

function formsBeside(app: App, row: CaseRow): string[] {
  const instrument = getInstrument(app.law, row.instrument)
  return accompanyingForms(instrument, getApplication(instrument, row.application), row.nonDisclosure)
}
