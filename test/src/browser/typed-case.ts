// What is typed into the browser for the main path. Everybody is fictional.

/** A date of birth in its three fields. */
export type BirthDate = [day: string, month: string, year: string]

/** A person as the fields of a party ask for one. */
export interface TypedPerson {
  familyNames: string
  givenNames: string
  /** Left out where the form is to ask for it. */
  birthDate?: BirthDate
  birthPlace: string
  /** Fields of the address by the last part of their name; the State by its code. */
  address?: { street: string; postalCode: string; place: string; state: string }
  /** Fields that are folded away, by the last part of their name. */
  more?: Record<string, string>
}

/** Writes from right to left, as she does herself. */
export const applicant: TypedPerson = {
  familyNames: 'בן־חיים',
  givenNames: 'נועה',
  birthDate: ['3', '4', '1990'],
  birthPlace: 'חיפה',
  address: { street: 'Travessa do Exemplo 27, 1.º dt.º', postalCode: '4000-099', place: 'Porto', state: 'PT' },
  more: {
    telephone: '+351 220 000 417',
    email: 'noa@mail.example',
    identityNumber: 'PT-DEMO-4417',
    occupation: 'tradutora <ajuramentada> & #intérprete',
  },
}

/** Two children: the form has a block for each. */
export const children: TypedPerson[] = [
  { familyNames: 'Quintela Verhaeghe', givenNames: 'Ísis', birthDate: ['29', '2', '2016'], birthPlace: 'Porto' },
  { familyNames: 'Quintela Verhaeghe', givenNames: 'Simão', birthPlace: 'Braga' },
]

/** What the form asks for: when the younger child was born. */
export const missingBirthDate: BirthDate = ['31', '12', '2019']

/** Typed into the form itself. */
export const relatedApplication = 'PT/2025/000777'

/** With what a caseworker knows about where he is. */
export const defendant: TypedPerson = {
  familyNames: 'Verhaeghe',
  givenNames: 'Anaël',
  birthDate: ['17', '8', '1986'],
  birthPlace: 'Huy',
  address: { street: 'Quai de l’Invention 5, bte 3', postalCode: '4500', place: 'Huy', state: 'BE' },
  more: { occupation: 'soudeur', locatingInformation: 'Um colega viu-o em Andenne.\nConduz uma carrinha branca.' },
}

/** Where to pay. */
export const payment = {
  accountHolder: 'נועה בן־חיים',
  iban: 'PT50 0002 0123 1234 5678 9015 4',
  bic: 'EXMPPTPL',
  bankName: 'Banco Exemplo',
}

/** More than 4 kB of free text in numbered lines, so that a lost piece is found; each fits on a line of the form. */
export const freeText = Array.from(
  { length: 72 },
  (_, i) => `(${i + 1}) As crianças vivem com a mãe desde o verão; o pai « não » paga.`,
).join('\n')

/** Every value that was typed and belongs into the form, line by line; dates as they are printed. */
export const typedValues: string[] = [
  ...[applicant, ...children, defendant].flatMap(
    ({ familyNames, givenNames, birthDate, birthPlace, address, more }) => [
      ...[familyNames, givenNames, birthPlace, ...(birthDate ? [printed(birthDate)] : [])],
      ...(address ? [address.street, address.postalCode, address.place] : []),
      ...Object.values(more ?? {}),
    ],
  ),
  printed(missingBirthDate),
  relatedApplication,
  ...Object.values(payment),
  freeText,
].flatMap((value) => value.split('\n'))

/** A date as the form prints it and, by its year, as XML writes it. */
function printed(date: BirthDate): string {
  return date.map((part) => part.padStart(2, '0')).join('/')
}

/** The court's extract of the demonstration as it would read if it were about these people. */
export function issuedToThem(extract: string): string {
  const [child] = children
  const instead: [demonstration: string, here: string][] = [
    ['Vilaverde Lambrecht', child?.familyNames ?? ''],
    ['Tomé', child?.givenNames ?? ''],
    ['Duarte Vilaverde', applicant.familyNames],
    ['Helena', applicant.givenNames],
    ['1988-07-21', '1990-04-03'],
    ['Setúbal', applicant.birthPlace],
    ['Lambrecht', defendant.familyNames],
    ['Bastien', defendant.givenNames],
    ['1985-02-14', '1986-08-17'],
    ['Dinant', defendant.birthPlace],
  ]
  return instead.reduce((text, [demonstration, here]) => text.replaceAll(demonstration, here), extract)
}
