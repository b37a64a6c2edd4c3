import { Authority, CaseFile, ContactPerson, Decision, Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { Person, PostalAddress } from '@sustento/platform/gen/sustento/type/v1/person'

const address = (place: string, state: string) =>
  PostalAddress.create({ street: 'Rua 1', place, postalCode: '1000', state })
const authority = (name: string, place: string, state: string) =>
  Authority.create({
    ...{
      name,
      address: address(place, state),
      telephone: '+000 1',
      email: 'ca@example.org',
      referenceNumber: `${state}-1`,
    },
    contact: ContactPerson.create({ familyNames: 'Modelo', givenNames: 'Rui', languages: ['fr'] }),
  })

/** A small case as `cases` sends it: mother, child and father of nowhere. */
export const caseFileMessage = (): CaseFile =>
  CaseFile.create({
    instrument: 'regulation-4-2009',
    application: '56-1-b',
    requestingAuthority: authority('Autoridade Central', 'Lisboa', 'PT'),
    requestedAuthority: authority('Autorité centrale', 'Bruxelles', 'BE'),
    parties: [
      Party.create({
        id: 'p1',
        roles: ['applicant', 'creditor'],
        person: Person.create({
          ...{ familyNames: 'Exemplo da Silva', givenNames: 'Inês', birthDate: { year: 1988, month: 4, day: 17 } },
          ...{ address: address('Lisboa', 'PT'), telephone: '+000 2' },
        }),
      }),
      Party.create({
        id: 'p2',
        roles: ['child'],
        person: Person.create({ familyNames: 'Exemplo', birthDate: { year: 2014, month: 0, day: 0 } }),
      }),
      Party.create({
        id: 'p3',
        roles: ['defendant', 'debtor'],
        person: Person.create({ familyNames: 'Dumoulin-Fictif' }),
      }),
    ],
    decision: Decision.create({
      ...{ kind: 'decision', court: 'Tribunal', date: { year: 2024, month: 5, day: 21 }, reference: '123/24' },
      ...{ stateOfOrigin: 'PT', fromExtract: true },
    }),
    documents: [
      { kind: 'decision', title: 'Sentença', document: '', language: 'pt' },
      { kind: 'extract', title: 'Anexo I', document: '', language: 'pt' },
    ],
  })
