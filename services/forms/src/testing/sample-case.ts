import type { Authority, CaseFile, Party, Person } from '../domain/case-file.ts'

const person = (more: Partial<Person>): Person => ({
  familyNames: '',
  givenNames: '',
  birthPlace: '',
  identityNumber: '',
  nationality: '',
  occupation: '',
  civilStatus: '',
  telephone: '',
  email: '',
  publicBodyName: '',
  locatingInformation: '',
  ...more,
})

const authority = (more: Partial<Authority>): Authority => ({
  name: '',
  telephone: '',
  fax: '',
  email: '',
  referenceNumber: '',
  ...more,
})

/** A fictional mother in Lisbon for her two children. */
export const mother: Party = {
  id: 'p1',
  roles: ['applicant', 'creditor', 'representative'],
  represents: ['p2', 'p3'],
  person: person({
    familyNames: 'Exemplo da Silva',
    givenNames: 'Inês',
    birthDate: '1988-04-17',
    birthPlace: 'Setúbal',
    identityNumber: '123456789',
    nationality: 'PT',
    occupation: 'enfermeira',
    civilStatus: 'divorced',
    address: { street: 'Rua Inventada 12, 3.º', place: 'Lisboa', postalCode: '1000-001', state: 'PT' },
    telephone: '+351 210 000 001',
    email: 'ines@example.org',
    legalAid: true,
    costsExemption: false,
  }),
}

const child = (id: string, givenNames: string, birthDate: string): Party => ({
  id,
  roles: ['child'],
  represents: [],
  person: person({
    familyNames: 'Exemplo Dumoulin',
    givenNames,
    birthDate,
    birthPlace: 'Lisboa',
    nationality: 'PT,BE',
  }),
})

const father: Party = {
  id: 'p4',
  roles: ['defendant', 'debtor'],
  represents: [],
  person: person({
    familyNames: 'Dumoulin-Fictif',
    givenNames: 'Gaspard',
    birthDate: '1985-11',
    birthPlace: 'Dinant',
    nationality: 'BE',
    occupation: 'charpentier',
    address: { street: 'Rue Imaginaire 7', place: 'Namur', postalCode: '5000', state: 'BE' },
    locatingInformation: 'Drives a van of a building firm in Namur.',
  }),
}

/** Scenario A: Portugal to Belgium, Article 56(1)(b) of the Regulation. */
export const regulationCase: CaseFile = {
  instrument: 'regulation-4-2009',
  application: '56-1-b',
  requestingAuthority: authority({
    name: 'Autoridade Central (demonstração)',
    address: { street: 'Av. de Exemplo 1', place: 'Lisboa', postalCode: '1000-002', state: 'PT' },
    telephone: '+351 210 000 100',
    email: 'ac@example.pt',
    referenceNumber: 'PT-2027-0001',
    contact: {
      familyNames: 'Modelo',
      givenNames: 'Rui',
      telephone: '+351 210 000 101',
      fax: '',
      email: 'rui.modelo@example.pt',
      languages: ['pt', 'fr'],
    },
  }),
  requestedAuthority: authority({
    name: 'Autorité centrale (démonstration)',
    address: { street: 'Boulevard Fictif 115', place: 'Bruxelles', postalCode: '1000', state: 'BE' },
    telephone: '+32 2 000 00 00',
    email: 'ac@example.be',
    referenceNumber: 'BE-FR-2027-0042',
    contact: {
      familyNames: 'Exemple',
      givenNames: 'Noémie',
      telephone: '+32 2 000 00 01',
      fax: '+32 2 000 00 09',
      email: 'noemie.exemple@example.be',
      languages: ['fr'],
    },
  }),
  parties: [mother, child('p2', 'Beatriz', '2014-03-09'), child('p3', 'Tomás', '2017-12-30'), father],
  decision: {
    kind: 'decision',
    court: 'Tribunal de Família de Exemplo',
    date: '2024-05-21',
    reference: '123/24.0TEXPL',
    stateOfOrigin: 'PT',
    enforceable: true,
    defendantAppeared: true,
    recognitionBasis: '',
    fromExtract: true,
  },
  obligations: [
    {
      beneficiaries: ['p2'],
      payer: 'p4',
      payee: 'p1',
      amount: { currency: 'EUR', minorUnits: 25_050n },
      frequency: 'monthly',
      from: '2024-06-01',
      dueDay: '8',
      indexation: '',
    },
  ],
  arrears: { amount: { currency: 'EUR', minorUnits: 751_500n }, calculatedOn: '2026-12-01' },
  payment: {
    bankName: 'Banco de Exemplo',
    bic: 'BESCPTPL',
    accountHolder: 'Inês Exemplo da Silva',
    iban: 'PT50000201231234567890154',
  },
  documents: [
    { kind: 'decision', title: 'Sentença' },
    { kind: 'extract', title: 'Anexo I' },
    { kind: 'extract-translation', title: 'Anexo I em francês' },
    { kind: 'arrears', title: 'Mapa de dívida' },
  ],
  consentDate: '2026-12-10',
  receipt: { receivedOn: '2027-01-04', transmittedOn: '2026-12-22' },
}

/** Scenario B in small: the same people under Article 10(1)(a) of the Convention. */
export const conventionCase: CaseFile = {
  ...regulationCase,
  instrument: 'hague-2007',
  application: '10-1-a',
  decision: regulationCase.decision && { ...regulationCase.decision, recognitionBasis: '20-1-c', fromExtract: false },
  documents: [
    { kind: 'decision', title: 'Jugement' },
    { kind: 'enforceability', title: 'Déclaration' },
    { kind: 'arrears', title: 'Décompte' },
  ],
}
