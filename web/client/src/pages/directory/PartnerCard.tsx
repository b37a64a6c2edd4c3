import { Alert, Card, Heading, Tag } from '@digdir/designsystemet-react'
import { Address } from '../../case-file/Address.tsx'
import type { PartnerJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SummaryList } from '../../parts/SummaryList.tsx'
import { Certificate } from './Certificate.tsx'

/** A Central Authority: who, where, in which languages, and by which certificates it is known. */
export function PartnerCard({ partner }: { partner: PartnerJson }) {
  const { t, state, languageName } = useWords()
  const authority = partner.authority ?? {}
  const contact = [authority.contact?.givenNames, authority.contact?.familyNames].filter(Boolean).join(' ')
  return (
    <Card asChild data-color="neutral">
      <section aria-label={authority.name}>
        <div className="stack">
          <div className="cluster">
            <Heading level={2} data-size="2xs">
              {authority.name}
            </Heading>
            <Tag data-color="neutral">{state(partner.state)}</Tag>
          </div>
          {partner.demonstrationNotice && <Alert data-color="warning">{partner.demonstrationNotice}</Alert>}
          <SummaryList
            facts={[
              { term: t('directory.address'), value: authority.address && <Address address={authority.address} /> },
              { term: t('person.telephone'), value: authority.telephone },
              {
                term: t('person.email'),
                value: authority.email && <a href={`mailto:${authority.email}`}>{authority.email}</a>,
              },
              { term: t('directory.contact'), value: contact },
              { term: t('directory.languages'), value: authority.languages?.map(languageName).join(', ') },
              { term: t('directory.party'), value: <span className="code">{partner.party}</span> },
              {
                term: t('directory.certificates'),
                value: (
                  <ul className="plain-list stack">
                    {partner.certificates?.map((certificate) => (
                      <Certificate key={certificate.fingerprint} certificate={certificate} />
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </div>
      </section>
    </Card>
  )
}
