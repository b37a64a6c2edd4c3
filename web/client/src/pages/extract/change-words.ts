import { useInstrumentWords } from '../../api/instruments.ts'
import type { ExtractChangeJson } from '../../gen/sustento/cases/v1/cases_service_pb.ts'
import type { MessageId } from '../../i18n/languages.ts'
import { toMinorUnits } from '../../i18n/money.ts'
import { useWords } from '../../i18n/use-words.ts'

/** What a field of the case is called; one that has no name of its own has that of what it belongs to. */
const names: Readonly<Record<string, MessageId>> = {
  parties: 'party.person',
  'parties.roles': 'party.roles',
  'parties.person.familyNames': 'person.familyNames',
  'parties.person.givenNames': 'person.givenNames',
  'parties.person.birthDate': 'person.birthDate',
  'parties.person.birthPlace': 'person.birthPlace',
  'parties.person.identityNumber': 'person.identityNumber',
  'parties.person.address': 'person.address',
  'parties.person.legalAid': 'person.legalAid',
  'parties.person.costsExemption': 'person.costsExemption',
  'parties.person.freeProceedings': 'person.freeProceedings',
  decision: 'case.decision',
  'decision.kind': 'decision.kind',
  'decision.court': 'decision.court',
  'decision.courtAddress': 'decision.courtAddress',
  'decision.date': 'decision.date',
  'decision.reference': 'decision.reference',
  'decision.stateOfOrigin': 'decision.stateOfOrigin',
  'decision.enforceable': 'decision.enforceable',
  'decision.defendantAppeared': 'decision.defendantAppeared',
  'decision.costs': 'extract.costs',
  obligations: 'extract.besides',
  'obligations.amount': 'obligation.amount',
  'obligations.frequency': 'obligation.frequency',
  'obligations.beneficiaries': 'obligation.beneficiaries',
  'obligations.payer': 'obligation.payer',
  'obligations.payee': 'obligation.payee',
  'obligations.from': 'obligation.from',
  'obligations.until': 'obligation.until',
  'obligations.dueDay': 'obligation.dueDay',
  'obligations.indexation': 'obligation.indexation',
  'obligations.instalments': 'extract.instalments',
  'obligations.retroactive': 'extract.retroactive',
  'obligations.interest': 'extract.interest',
  'arrears.amount': 'arrears.amount',
  'arrears.calculatedOn': 'arrears.calculatedOn',
}

/** The place of a change as words name it: without the numbers of obligations and the ids of people. */
const placeOf = ({ part = '', field = '' }: ExtractChangeJson): string =>
  `${part}.${field}`.replace(/\[[^\]]*\]/g, '').replace(/\.{2,}/g, '.')

/** Says what a change is about and what it holds, with the role names of the instrument. */
export function useChangeWords(instrument: string | undefined) {
  const { t, term, date, money, state } = useWords()
  const { role } = useInstrumentWords()
  const value = (change: ExtractChangeJson, text: string | undefined): string => {
    const place = placeOf(change)
    if (!text) return ''
    if (text === 'true' || text === 'false') return t(text === 'true' ? 'field.yes' : 'field.no')
    const day = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text)
    if (day && /(date|from|until|on)$/i.test(place)) {
      return date({ year: Number(day[1]), month: Number(day[2] ?? 0), day: Number(day[3] ?? 0) })
    }
    const sum = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text)
    if (sum && place.endsWith('mount')) {
      const [, amount = '', currency = ''] = sum
      return money({ currency, minorUnits: toMinorUnits(amount, currency) ?? '0' })
    }
    if (place === 'parties.roles')
      return text
        .split(', ')
        .map((each) => role(instrument, each))
        .join(', ')
    if (place.endsWith('.frequency')) return term('frequency', text)
    if (place === 'decision.kind') return term('decisionKind', text)
    return /\.state(OfOrigin)?$/.test(place) ? state(text) : text
  }
  const name = (change: ExtractChangeJson): string => {
    const steps = placeOf(change).split('.')
    const known = steps.map((_, i) => names[steps.slice(0, steps.length - i).join('.')]).find(Boolean)
    return known ? t(known) : steps.join(' ')
  }
  return { name, value }
}
