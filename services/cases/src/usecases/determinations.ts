import type { Ctx } from '@sustento/platform/ctx'
import type { Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { NonDisclosure, PostalAddress } from '@sustento/platform/gen/sustento/type/v1/person'
import { toDate } from '@sustento/platform/legal-date'
import type { Instrument } from '../domain/instrument.ts'
import type { InstrumentForm } from '../domain/instrument-form.ts'
import type { IsoDate } from '../domain/working-days.ts'
import { type AnswerBook, answerBook } from './answers.ts'
import type { ReceivedForm } from './fetch-forms.ts'
import { fullNameOf, sameName } from './full-name.ts'

/**
 * Parties with author and date of each determination of non-disclosure (Article 40 of the Convention, Article 57(3) of
 * the Regulation): of a new one the caller and today, of one that stands already what was recorded then.
 */
export function withDeterminations(
  before: readonly Party[],
  parties: Party[],
  { actor }: Ctx,
  today: IsoDate,
): Party[] {
  return parties.map((party) => {
    const { nonDisclosure } = party
    if (!nonDisclosure?.determined) return party
    const known = before.find(({ id }) => id === party.id)?.nonDisclosure
    const author = known?.determined ? known.author : actor.subject
    const determinedOn = (known?.determined ? known.determinedOn : nonDisclosure.determinedOn) ?? toDate(today)
    return { ...party, nonDisclosure: { ...nonDisclosure, author, determinedOn } }
  })
}

/**
 * Parties of a case that is received. A determination that another authority made is taken into account here (Article
 * 40(2) of the Convention): its forms say that there is one, and withhold where the applicant can be reached.
 */
export function withTheirDetermination(
  instrument: Instrument,
  forms: readonly ReceivedForm[],
  parties: Party[],
): Party[] {
  const said = forms.some(({ form, answers }) => {
    const rule = instrument.forms.find((each) => each.form === form)
    const box = rule?.nonDisclosure?.box
    // the form for what must not be disclosed is made for nobody else
    return rule?.requiredWhen === 'non-disclosure' || (box !== undefined && answerBook(answers).ticked(box))
  })
  if (!said) return parties
  const nonDisclosure = NonDisclosure.fromPartial({ determined: true })
  return parties.map((party) => (party.roles.includes('applicant') ? { ...party, nonDisclosure } : party))
}

/**
 * Parties after a notice of non-disclosure: who is named is protected, the applicant when nobody goes by that name. Names
 * are compared leniently, and everybody of that name is meant: one protected too many harms nobody, one too few may be
 * found. That a determination was lifted changes nothing by itself: an official decides, and is given a task.
 */
export function withNotice(
  parties: Party[],
  at: NonNullable<InstrumentForm['determination']>,
  book: AnswerBook,
  today: IsoDate,
): Party[] {
  if (book.ticked(at.lifted)) return parties
  const wanted = book.text(at.person)
  const named = parties.filter(({ person }) => person && wanted !== '' && sameName(fullNameOf(person), wanted))
  const guarded = named.length > 0 ? named : parties.filter(({ roles }) => roles.includes('applicant'))
  const street = book.text(at.substituteAddress)
  const nonDisclosure = NonDisclosure.fromPartial({
    determined: true,
    determinedOn: book.date(at.on) ?? toDate(today),
    substituteAddress: street === '' ? undefined : PostalAddress.fromPartial({ street }),
  })
  return parties.map((party) =>
    guarded.includes(party) && !party.nonDisclosure?.determined ? { ...party, nonDisclosure } : party,
  )
}
