import type { Application, Instrument, Term } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { accompanyingForms, ownFormOf } from '../domain/application-forms.ts'
import type * as law from '../domain/instrument.ts'
import { inWords, type Words } from '../domain/words.ts'
import type { OfferedInstrument } from '../usecases/list-instruments.ts'

/** An instrument as a caseworker chooses it, in one language. */
export function toInstrument(offered: OfferedInstrument, language: string): Instrument {
  const { instrument, applicable, article, reason, forms } = offered
  const because = reason ? inWords(reason, language) : ''
  return {
    id: instrument.id,
    title: inWords(instrument.title, language),
    applicable,
    reason: article ? `${because} (${article.startsWith('Chapter') ? article : `Article ${article}`})` : because,
    applications: instrument.applications.map((application) => toApplication(instrument, application, forms, language)),
    shortTitle: inWords(instrument.shortTitle, language),
    roles: toTerms(instrument.roles, language),
    outgoingStatuses: toTerms(statuses(instrument, 'outgoing'), language),
    incomingStatuses: toTerms(statuses(instrument, 'incoming'), language),
  }
}

function toApplication(
  instrument: law.Instrument,
  application: law.Application,
  offered: ReadonlySet<string>,
  language: string,
): Application {
  return {
    id: application.letter,
    title: inWords(application.title, language),
    article: `Article ${application.article}`,
    form: ownFormOf(instrument, application),
    accompanyingForms: accompanyingForms(instrument, application, false),
    documents: application.attachments.kinds.map(({ kind, presence }) => {
      const document = instrument.documents[kind]
      return {
        kind,
        title: document ? inWords(document.title, language) : kind,
        article: document ? `Article ${document.article}` : '',
        required: presence === 'required',
      }
    }),
    available: application.forms.every((each) => offered.has(each)),
  }
}

/** The statuses of applications and requests; where both know one, it is said as of an application. */
function statuses({ directions, requests }: law.Instrument, direction: law.Direction): Record<string, Words> {
  const states = { ...requests?.[direction].states, ...directions[direction].states }
  return Object.fromEntries(Object.entries(states).map(([id, { label }]) => [id, label]))
}

function toTerms(terms: Record<string, Words>, language: string): Term[] {
  return Object.entries(terms).map(([id, words]) => ({ id, title: inWords(words, language) }))
}
