import { Refused } from '@sustento/platform/errors'
import type { Instrument } from './instrument.ts'
import { getInstrument, type Law } from './law.ts'
import { inWords, type Words } from './words.ts'
import type { IsoDate } from './working-days.ts'

/** Whether an instrument applies between two States, and by which article it does not. */
export interface Applicability {
  instrument: Instrument
  applicable: boolean
  article?: string
  reason?: Words
}

/** That an instrument binds the State of an authority and another, as the authority has entered it. */
export interface Agreement {
  instrument: string
  state: string
  from: IsoDate
}

/** Every instrument and whether it applies to a request received on a day, those of the first choice first. */
export function instrumentsBetween(
  law: Law,
  requesting: string,
  requested: string,
  on: IsoDate,
  agreements: readonly Agreement[] = [],
): Applicability[] {
  return [...law.instruments]
    .sort((a, b) => a.precedence - b.precedence)
    .map((instrument) => applicability(law, instrument, requesting, requested, on, agreements))
}

/** Refuses with the article when the instrument does not apply between the two States on that day. */
export function requireApplicable(
  law: Law,
  id: string,
  requesting: string,
  requested: string,
  on: IsoDate,
  agreements: readonly Agreement[] = [],
): Instrument {
  const instrument = getInstrument(law, id)
  const { applicable, article, reason } = applicability(law, instrument, requesting, requested, on, agreements)
  if (applicable) return instrument
  const because = reason ? inWords(reason, 'en') : 'it does not bind these States'
  throw new Refused(
    'INSTRUMENT_NOT_APPLICABLE',
    `the ${instrument.shortTitle.en} does not apply between ${requesting} and ${requested}: ${because}`,
    { instrument: id, requesting, requested, article: article ?? '' },
  )
}

const notEntered: Words = {
  en: 'the settings of this authority do not say that it binds the two States',
  fr: 'les paramètres de cette autorité n’indiquent pas qu’il lie les deux États',
}

function applicability(
  law: Law,
  instrument: Instrument,
  requesting: string,
  requested: string,
  on: IsoDate,
  agreements: readonly Agreement[],
): Applicability {
  const not = (article: string, reason: Words): Applicability => ({ instrument, applicable: false, article, reason })
  if (requesting === requested) {
    return not('1', { en: 'both authorities are of one State', fr: 'les deux autorités sont d’un seul État' })
  }
  const { parties, excluded, byAgreement, yieldsTo = [] } = instrument.between
  const out = excluded.find(({ state }) => state === requesting || state === requested)
  if (out) return not(out.article, out.reason)
  const agreed = agreements.some(
    ({ instrument: id, state, from }) =>
      byAgreement && id === instrument.id && [requesting, requested].includes(state) && from <= on,
  )
  for (const state of agreed ? [] : [requesting, requested]) {
    const party = parties.find((each) => each.state === state)
    if (!party)
      return not('', byAgreement ? notEntered : { en: `${state} is not bound by it`, fr: `${state} n’est pas lié` })
    if (party.from > on) {
      return not('', {
        en: `it binds ${state} only from ${party.from}`,
        fr: `il ne lie ${state} qu’à partir du ${party.from}`,
      })
    }
  }
  for (const { instrument: id, article, reason } of yieldsTo) {
    const prevailing = getInstrument(law, id)
    if (applicability(law, prevailing, requesting, requested, on, agreements).applicable) return not(article, reason)
  }
  return { instrument, applicable: true }
}
