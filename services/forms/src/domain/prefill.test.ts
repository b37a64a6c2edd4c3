import { describe, expect, test } from '@jest/globals'
import { entryOf, factContext } from '../testing/context.ts'
import { conventionCase, mother, regulationCase } from '../testing/sample-case.ts'
import { cases } from '../testing/scenario-cases.ts'
import type { Answer } from './answers.ts'
import type { CaseFile } from './case-file.ts'
import { type Binding, isChosenBy, prefill } from './prefill.ts'

function derive(form: string, file: CaseFile, language = 'fr'): Map<string, Answer> {
  const { model, bindings } = entryOf(form)
  return new Map(prefill(model, bindings, file, factContext(language)).map((a) => [a.path, a]))
}
const textOf = (answers: Map<string, Answer>, path: string) => {
  const value = answers.get(path)?.value
  return value?.kind === 'text' ? value.text : value?.kind === 'date' ? value.date : undefined
}
const choicesOf = (answers: Map<string, Answer>, path: string) => {
  const value = answers.get(path)?.value
  return value?.kind === 'choices' ? value.choices : undefined
}
const protectedMother = {
  ...mother,
  nonDisclosure: {
    determined: true,
    substituteAddress: {
      street: 'Rua Segura 1',
      place: 'Évora',
      postalCode: '7000-001',
      state: 'PT',
      careOf: 'Casa Abrigo',
    },
  },
}
const withProtection = (file: CaseFile): CaseFile => ({ ...file, parties: [protectedMother, ...file.parties.slice(1)] })

const debtorApplies = (file: CaseFile): CaseFile => ({
  ...file,
  application: '56-2-c',
  parties: file.parties.map((p) => ({
    ...p,
    roles: p.id === 'p4' ? ['applicant', 'debtor'] : p.id === 'p1' ? ['defendant', 'creditor'] : p.roles,
  })),
})

describe('Annex V', () => {
  const part = (writer: string) => {
    const { model, bindings } = entryOf('ec-4-2009-annex-V')
    const answers = prefill(model, bindings, regulationCase, { ...factContext(), writer })
    return new Map(answers.map((a) => [a.path, a]))
  }

  test('is about the debtor, or about the creditor when the debtor applies', () => {
    const answers = part('requesting-authority')
    expect(answers.get('request.subject.debtor')?.value).toEqual({ kind: 'ticked', ticked: true })
    expect(textOf(answers, 'request.subject.debtor.lastKnownAddress')).toBe('Rue Imaginaire 7, 5000 Namur, Belgique')
    expect(
      textOf(derive('ec-4-2009-annex-V', debtorApplies(regulationCase)), 'request.subject.creditor.name.surname'),
    ).toBe('Exemplo da Silva')
  })

  test('a purpose is ticked wherever the form asks for it', () => {
    const answers = derive('ec-4-2009-annex-V', cases.measures)
    const ticked = [...answers].filter(([path]) => /\.(measures|information)\./.test(path)).map(([path]) => path)
    expect(ticked).toEqual([
      'request.measures.locate',
      'request.measures.incomeOrAssets',
      'request.information.currentAddress',
      'request.information.income',
    ])
  })

  test('part B is filled only by the authority that answers', () => {
    expect(part('requesting-authority').has('contactPerson.name.surname')).toBe(false)
    expect(textOf(part('requested-authority'), 'contactPerson.name.surname')).toBe('Exemple')
  })
})

test('phrases are chosen by a fact that lists them, or each by a fact of its own', () => {
  const facts = { request: { grounds: ['service', 'magic'], isUrgent: true, isOld: false } }
  const chosenBy = (binding: Binding) => ['evidence', 'service', 'parentage'].filter(isChosenBy(binding, facts))
  expect(chosenBy('request.grounds')).toEqual(['service'])
  expect(chosenBy(['request.others', 'request.grounds'])).toEqual(['service'])
  expect(chosenBy({ parentage: 'request.isUrgent', service: 'request.isOld' })).toEqual(['parentage'])
  expect(chosenBy('request.isUrgent')).toEqual([])
})

test('Annex VII derives what is to be modified', () => {
  const answers = derive('ec-4-2009-annex-VII', { ...regulationCase, application: '56-1-f' })
  expect(choicesOf(answers, 'application')).toEqual(['art56_1_f'])
  expect(answers.get('basis.modify.givenInOtherState')?.value).toEqual({ kind: 'ticked', ticked: true })
  expect(textOf(answers, 'basis.modify.courtOfOrigin')).toBe('Tribunal de Família de Exemplo')
  expect(textOf(answers, 'applicant.name.surname')).toBe('Exemplo da Silva')
})

test('Annex VII says what is asked for, and of whom each person is the child', () => {
  const obtain = derive('ec-4-2009-annex-VII', cases.establishment)
  expect(textOf(obtain, 'basis.obtain.amountRequested.fill')).toBe(
    'Beatriz Exemplo Dumoulin, Tomás Exemplo Dumoulin: 380,00 EUR, mensuelle',
  )
  expect(choicesOf(obtain, 'beneficiaries.represented.person[1].relationship')).toEqual(['parentage'])
  expect(textOf(obtain, 'beneficiaries.represented.person[1].relationship.fill.parentage')).toBe('enfant')
  const modify = derive('ec-4-2009-annex-VII', cases.modification)
  expect(choicesOf(modify, 'basis.modify.changes.income')).toEqual(['debtor'])
  expect(modify.get('basis.modify.modifications.increase.newAmount.fill')?.value).toEqual({
    kind: 'number',
    number: '380.00',
  })
  expect(modify.has('basis.obtain.amountRequested')).toBe(false)
})

describe('Annex VI', () => {
  const answers = derive('ec-4-2009-annex-VI', regulationCase)

  test('derives authorities, parties, decision, documents and payment', () => {
    expect(choicesOf(answers, 'application')).toEqual(['enforcement'])
    expect(textOf(answers, 'requestedAuthority.address.memberState')).toBe('BE')
    expect(textOf(answers, 'beneficiaries.represented.person[1].name.givenNames')).toBe('Tomás')
    expect(choicesOf(answers, 'beneficiaries.represented.by')).toEqual(['applicant'])
    expect(answers.get('debtor.sameAsDefendant')?.value).toEqual({ kind: 'ticked', ticked: true })
    expect(choicesOf(answers, 'documentsMemberState')).toEqual(['decision', 'extract', 'translation', 'arrears'])
    expect(textOf(answers, 'documentsTotal')).toBe('4')
    expect(textOf(answers, 'payment.electronic.iban')).toBe('PT50000201231234567890154')
    expect(answers.get('applicant.naturalPerson.benefited.exemption')?.value).toEqual({ kind: 'ticked', ticked: false })
  })

  test('puts coded values into the language of the form', () => {
    expect(textOf(answers, 'applicant.naturalPerson.civilStatus')).toBe('divorcé(e)')
    expect(textOf(answers, 'beneficiaries.represented.person[0].nationality')).toBe('Portugal, Belgique')
  })

  test('remembers where each answer comes from', () => {
    expect(answers.get('requestingAuthority.name')?.origin).toBe('authority')
    expect(answers.get('decision.courtOfOrigin')?.origin).toBe('extract')
    expect(answers.get('defendant.name.surname')?.origin).toBe('case')
  })

  test('follows the order of the form', () => {
    const { model } = entryOf('ec-4-2009-annex-VI')
    const order = new Map(model.slots.map((s, i) => [s.pattern, i]))
    const outside = [...answers.keys()].filter((p) => !p.includes('['))
    const places = outside.map((p) => order.get(p) ?? -1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    const inside = [...answers.keys()].filter((p) => p.includes('['))
    expect(inside[0]).toContain('[0]')
    expect(inside.at(-1)).toContain('[1]')
  })

  test('replaces the address in family violence and derives no telephone (Article 57(3))', () => {
    const guarded = derive('ec-4-2009-annex-VI', withProtection(regulationCase))
    expect(choicesOf(guarded, 'applicant.naturalPerson.address.kind')).toEqual(['careOf'])
    expect(textOf(guarded, 'applicant.naturalPerson.address.kind.fill.careOf')).toBe('Casa Abrigo')
    expect(textOf(guarded, 'applicant.naturalPerson.address.street')).toBe('Rua Segura 1')
    expect(guarded.has('applicant.naturalPerson.contact.telephone')).toBe(false)
    expect(JSON.stringify([...guarded.values()])).not.toContain('Rua Inventada')
  })

  test('says that the debtor applies', () => {
    const parties = regulationCase.parties.map((p) => ({
      ...p,
      roles: p.id === 'p4' ? ['applicant', 'debtor'] : p.id === 'p1' ? ['defendant', 'creditor'] : p.roles,
    }))
    const own = derive('ec-4-2009-annex-VI', { ...regulationCase, application: '56-2-a', parties })
    expect(own.get('debtor.sameAsApplicant')?.value).toEqual({ kind: 'ticked', ticked: true })
    expect(choicesOf(own, 'beneficiaries.represented.by')).toEqual(['defendant'])
    expect(own.has('payment.electronic.iban')).toBe(false)
  })

  test('rests on the Convention where the decision is of a State that the Regulation does not bind', () => {
    const third = derive('ec-4-2009-annex-VI', cases.recognitionOfThirdState)
    const ground = 'basis.recognition.ground'
    expect(third.has(`${ground}.regulation`)).toBe(false)
    expect(textOf(third, `${ground}.hagueConvention2007.article20Basis`)).toBe('20(1)(c)')
    expect(third.get(`${ground}.hagueConvention2007.defendantAppeared`)?.value).toEqual({
      kind: 'ticked',
      ticked: true,
    })
    expect(third.has('documentsMemberState')).toBe(false)
    expect(choicesOf(third, 'documentsThirdState')).toEqual(['decisionText', 'abstract', 'enforceable'])
  })

  test('moves a public body to its own points', () => {
    const person = { ...mother.person, publicBodyName: 'Instituto de Exemplo' }
    const body = derive('ec-4-2009-annex-VI', {
      ...regulationCase,
      parties: [{ ...mother, person }, ...regulationCase.parties.slice(1)],
    })
    expect(textOf(body, 'applicant.publicBody.name')).toBe('Instituto de Exemplo')
    expect([...body.keys()].filter((p) => p.startsWith('applicant.naturalPerson'))).toEqual([])
  })
})

describe('Annex VIII', () => {
  test('derives both references, the contact and the date of receipt', () => {
    const answers = derive('ec-4-2009-annex-VIII', regulationCase)
    expect(textOf(answers, 'requestingAuthority.referenceNumber')).toBe('PT-2027-0001')
    expect(textOf(answers, 'requestedAuthority.contactPerson.name.surname')).toBe('Exemple')
    expect(textOf(answers, 'dateReceived')).toBe('2027-01-04')
    expect(textOf(answers, 'done.date')).toBe('2027-01-18')
    expect(answers.has('initialSteps')).toBe(false)
  })
})

describe('Convention', () => {
  test('derives the transmittal form completely', () => {
    const answers = derive('hcch-2007-transmittal-12-2', conventionCase, 'en')
    expect(textOf(answers, 'requestingAuthority.fill')).toBe('Autoridade Central (demonstração)')
    expect(textOf(answers, 'requestedAuthority.address')).toBe('Boulevard Fictif 115\n1000 Bruxelles\nBelgium')
    expect(textOf(answers, 'contactPerson.telephone')).toBe('+351 210 000 101')
    expect(textOf(answers, 'contactPerson.languages')).toBe('Portuguese, French')
    expect(choicesOf(answers, 'application')).toEqual(['art10_1_a'])
    expect(choicesOf(answers, 'documents.forArt10_1_a.art25')).toEqual(['decisionText', 'enforceable', 'arrears'])
    expect(answers.has('documents.supportingDocuments')).toBe(false)
    expect(textOf(answers, 'signature.name')).toBe('RUI MODELO')
  })

  test('knows that whoever applies where nobody else is named applies for himself or herself', () => {
    const alone = {
      ...conventionCase,
      parties: conventionCase.parties.filter(({ roles }) => !roles.includes('child')),
      obligations: [],
    }
    const answers = derive('hcch-2007-application-10-1-a', alone)
    expect(choicesOf(answers, 'applicant.capacity')).toEqual(['personForWhom'])
  })

  test('derives the application by Article 11', () => {
    const answers = derive('hcch-2007-application-10-1-a', conventionCase, 'en')
    expect(choicesOf(answers, 'applicant.capacity')).toEqual(['representative'])
    expect(choicesOf(answers, 'basis')).toEqual(['art20_1_c'])
    expect(answers.get('decision.obligations.cells[0].amount')?.value).toEqual({ kind: 'number', number: '250.50' })
    expect(answers.get('arrears.amount')?.value).toEqual({ kind: 'number', number: '7515.00' })
    expect(textOf(answers, 'applicant.address')).toContain('Rua Inventada')
    expect(textOf(answers, 'consent')).toBe('2026-12-10')
  })

  test('takes restricted information out of the application into its own form (Article 40)', () => {
    const file = withProtection(conventionCase)
    const application = derive('hcch-2007-application-10-1-a', file, 'en')
    expect(application.get('nonDisclosure')?.value).toEqual({ kind: 'ticked', ticked: true })
    const restricted = entryOf('hcch-2007-application-10-1-a').model.slots.filter((s) => s.restricted)
    expect(restricted.map((s) => s.pattern).filter((p) => application.has(p))).toEqual([])
    const apart = derive('hcch-2007-restricted-information', file, 'en')
    expect(textOf(apart, 'applicant.address')).toContain('Rua Inventada')
    expect(textOf(apart, 'payment.iban')).toBe('PT50000201231234567890154')
  })

  test('fills the acknowledgement from what was received', () => {
    const answers = derive('hcch-2007-acknowledgement-12-3', conventionCase, 'en')
    expect(textOf(answers, 'receipt.reference')).toBe('PT-2027-0001')
    expect(textOf(answers, 'receipt.dated')).toBe('2026-12-22')
    expect(textOf(answers, 'receipt.beneficiaryFamilyNames')).toBe('Exemplo Dumoulin')
  })
})
