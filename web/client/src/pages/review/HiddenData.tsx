import { Alert, Heading } from '@digdir/designsystemet-react'
import { partyName } from '../../case-file/party-name.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Whose data will be hidden in what leaves, and how; nothing when nobody is protected. */
export function HiddenData({ case: shown }: { case: CaseJson }) {
  const { t } = useWords()
  const hidden = shown.file?.parties?.filter((party) => party.nonDisclosure?.determined) ?? []
  if (hidden.length === 0) return null
  const regulation = shown.instrument === 'regulation-4-2009'
  return (
    <Alert data-color="warning">
      <section aria-labelledby="review-hidden" className="stack-tight prose">
        <Heading id="review-hidden" level={2} data-size="2xs">
          {t('review.hidden')}
        </Heading>
        <p>{t(regulation ? 'review.hiddenRegulation' : 'review.hiddenConvention')}</p>
        <ul>
          {hidden.map((party) => (
            <li key={party.id}>
              <bdi>{partyName(party)}</bdi>
            </li>
          ))}
        </ul>
      </section>
    </Alert>
  )
}
