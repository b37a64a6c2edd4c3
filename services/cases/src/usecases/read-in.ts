import type { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import { CaseFile, Decision, Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { Person } from '@sustento/platform/gen/sustento/type/v1/person'
import type { Application, Instrument } from '../domain/instrument.ts'
import type { ReadIn } from '../domain/instrument-form.ts'
import { getApplication } from '../domain/law.ts'
import { type AnswerBook, answerBook } from './answers.ts'
import { addressFrom } from './read-in-address.ts'
import { authorityFrom, signedOn } from './read-in-authority.ts'
import { paymentFrom } from './read-in-payment.ts'
import { relationshipFrom } from './read-in-relationship.ts'

/** The application's letter as a received form says it, when it does. */
export function letterIn(rule: ReadIn, answers: readonly Answer[]): string | undefined {
  if ('otherwise' in rule.letter) return rule.letter.otherwise
  const [option] = answerBook(answers).choices(rule.letter.path)
  return option === undefined ? undefined : rule.letter.options[option]
}

/** What a received form says in terms of a case. */
export function caseFileFrom(
  instrument: Instrument,
  rule: ReadIn,
  letter: string,
  answers: readonly Answer[],
): CaseFile {
  const book = answerBook(answers)
  const application = getApplication(instrument, letter)
  return CaseFile.fromPartial({
    instrument: instrument.id,
    application: letter,
    requestingAuthority: authorityFrom(book, rule),
    parties: partiesFrom(book, rule, application),
    decision: rule.decision && decisionFrom(book, rule.decision),
    payment: rule.payment === undefined ? undefined : paymentFrom(book, rule.payment),
    receipt: { transmittedOn: signedOn(book) },
  })
}

function partiesFrom(book: AnswerBook, rule: ReadIn, application: Application): Party[] {
  const parties: Party[] = []
  for (const { at, roles, repeats, publicBody, address } of rule.parties) {
    const places = repeats ? Array.from({ length: book.count(at) }, (_, i) => `${at}[${i}]`) : [at]
    for (const place of places) {
      const person = personFrom(book, place, publicBody, address)
      const id = `p${parties.length + 1}`
      if (person) parties.push(Party.fromPartial({ id, roles: [...roles], person, ...relationshipFrom(book, place) }))
    }
  }
  for (const { path, as, role } of rule.same) if (book.ticked(path)) grant(parties, as, role)
  // a request names only those whom it is about
  if (application.by === 'either') return parties
  const [own, other] = application.by === 'creditor' ? ['creditor', 'debtor'] : ['debtor', 'creditor']
  grant(parties, 'applicant', own)
  if (!parties.some(({ roles }) => roles.includes(other))) grant(parties, 'defendant', other)
  return parties
}

/** Gives whoever plays one role another one. */
function grant(parties: Party[], as: string, role: string): void {
  for (const { roles } of parties) if (roles.includes(as) && !roles.includes(role)) roles.push(role)
}

function personFrom(
  book: AnswerBook,
  at: string,
  publicBody: string | undefined,
  addressAt = `${at}.address`,
): Person | undefined {
  const either = (...paths: string[]) =>
    paths.map((path) => book.text(`${at}.${path}`)).find((text) => text !== '') ?? ''
  const person = Person.fromPartial({
    familyNames: either('name.surname', 'familyNames'),
    givenNames: either('name.givenNames', 'givenNames'),
    birthDate: book.date(`${at}.birth.date`) ?? book.date(`${at}.birthDate`),
    birthPlace: either('birth.place'),
    identityNumber: either('identityNumber'),
    nationality: either('nationality'),
    occupation: either('occupation'),
    address: addressFrom(book, addressAt),
    telephone: either('contact.telephone', 'telephone'),
    email: either('contact.email', 'email'),
    publicBodyName: publicBody === undefined ? '' : book.text(publicBody),
    legalAid: book.yesNo(`${at}.benefited.legalAid`),
    costsExemption: book.yesNo(`${at}.benefited.exemption`),
    freeProceedings: book.yesNo(`${at}.benefited.freeProceedings`),
    locatingInformation:
      either('locatingInformation', 'otherInformation', 'identifying') ||
      // Annexes VI and VII ask for it beside the defendant
      (at === 'defendant' ? book.text('locationInformation') : ''),
    employer: either('employer'),
    assets: either('assets'),
  })
  return person.familyNames || person.givenNames || person.publicBodyName ? person : undefined
}

function decisionFrom(book: AnswerBook, at: NonNullable<ReadIn['decision']>): Decision {
  return Decision.fromPartial({
    kind: 'decision',
    court: book.text(at.court),
    date: book.date(at.date),
    reference: book.text(at.reference),
    stateOfOrigin: at.stateOfOrigin === undefined ? '' : book.text(at.stateOfOrigin),
  })
}
