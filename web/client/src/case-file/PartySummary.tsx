import { Card, Heading, Tag } from '@digdir/designsystemet-react'
import { ShieldLockIcon } from '@navikt/aksel-icons'
import { useInstrumentWords } from '../api/instruments.ts'
import type { PartyJson } from '../gen/sustento/type/v1/case_file_pb.ts'
import { useWords } from '../i18n/use-words.ts'
import { SummaryList } from '../parts/SummaryList.tsx'
import { Address } from './Address.tsx'
import { namesOf, partyName } from './party-name.ts'

interface Props {
  party: PartyJson
  parties: PartyJson[]
  instrument: string
}

/** A party with its roles and what is known of it. */
export function PartySummary({ party, parties, instrument }: Props) {
  const { t, date, term } = useWords()
  const words = useInstrumentWords()
  const person = party.person ?? {}
  const hidden = party.nonDisclosure
  const yesNo = (value: boolean | undefined) => (value === undefined ? '' : t(value ? 'field.yes' : 'field.no'))
  return (
    <Card asChild data-color="neutral">
      <section aria-label={partyName(party)}>
        <div className="stack">
          <div className="cluster">
            <Heading level={3} data-size="2xs">
              <bdi>{partyName(party)}</bdi>
            </Heading>
            {party.roles?.map((role) => (
              <Tag key={role} data-color="accent">
                {words.role(instrument, role)}
              </Tag>
            ))}
            {hidden?.determined && (
              <Tag data-color="warning">
                <ShieldLockIcon aria-hidden fontSize="1.125rem" /> {t('nonDisclosure.tag')}
              </Tag>
            )}
          </div>
          <SummaryList
            facts={[
              { term: t('party.represents'), value: namesOf(parties, party.represents) },
              { term: t('person.birthDate'), value: date(person.birthDate) },
              { term: t('person.birthPlace'), value: person.birthPlace },
              { term: t('person.nationality'), value: person.nationality },
              { term: t('person.identityNumber'), value: person.identityNumber },
              { term: t('person.occupation'), value: person.occupation },
              { term: t('person.civilStatus'), value: person.civilStatus && term('civilStatus', person.civilStatus) },
              { term: t('person.address'), value: person.address && <Address address={person.address} /> },
              { term: t('person.telephone'), value: person.telephone },
              { term: t('person.email'), value: person.email },
              {
                term: t('person.relationship'),
                value: [party.relationship && term('relationship', party.relationship), party.relationshipDetails]
                  .filter(Boolean)
                  .join(', '),
              },
              { term: t('person.locating'), value: person.locatingInformation },
              { term: t('person.employer'), value: person.employer },
              { term: t('person.assets'), value: person.assets },
              { term: t('person.legalAid'), value: yesNo(person.legalAid) },
              { term: t('person.costsExemption'), value: yesNo(person.costsExemption) },
              { term: t('person.freeProceedings'), value: yesNo(person.freeProceedings) },
              { term: t('nonDisclosure.date'), value: hidden?.determined && date(hidden.determinedOn) },
              { term: t('nonDisclosure.reason'), value: hidden?.determined && hidden.reason },
              {
                term: t('nonDisclosure.substitute'),
                value: hidden?.substituteAddress && <Address address={hidden.substituteAddress} />,
              },
            ]}
          />
        </div>
      </section>
    </Card>
  )
}
