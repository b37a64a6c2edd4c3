import { Heading } from '@digdir/designsystemet-react'
import { useInstrumentWords } from '../../api/instruments.ts'
import { namesOf, partyName } from '../../case-file/party-name.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { type Fact, SummaryList } from '../../parts/SummaryList.tsx'
import { partyRoles } from '../case-edit/roles.ts'
import { LatestEvents } from './LatestEvents.tsx'
import styles from './OverviewTab.module.css'
import { useShownCase } from './shown-case.ts'
import { TimeLimitList } from './TimeLimitList.tsx'

/** The essence: who, the decision, what runs, what happened last. */
export function OverviewTab() {
  const { t, date, money, term, state } = useWords()
  const words = useInstrumentWords()
  const shown = useShownCase()
  const { parties = [], decision, obligations = [] } = shown.file ?? {}
  const people: Fact[] = partyRoles.map((role) => ({
    term: words.role(shown.instrument, role),
    value: parties
      .filter((party) => party.roles?.includes(role))
      .map(partyName)
      .join(', '),
  }))
  return (
    <div className="stack">
      <SectionHeading>{t('case.overview')}</SectionHeading>
      <div className={styles.columns}>
        <div className="stack-wide">
          {shown.file && (
            <section className="stack" aria-labelledby="overview-people">
              <Heading id="overview-people" level={3} data-size="2xs">
                {t('case.parties')}
              </Heading>
              <SummaryList facts={people} />
            </section>
          )}
          {decision && (
            <section className="stack" aria-labelledby="overview-decision">
              <Heading id="overview-decision" level={3} data-size="2xs">
                {t('case.decision')}
              </Heading>
              <SummaryList
                facts={[
                  {
                    term: t('decision.court'),
                    value: [decision.court, state(decision.stateOfOrigin)].filter(Boolean).join(', '),
                  },
                  { term: t('decision.date'), value: date(decision.date) },
                  { term: t('decision.reference'), value: decision.reference },
                  ...obligations.map((each) => ({
                    term: t('obligation.short', { frequency: term('frequency', each.frequency) }),
                    value: [money(each.amount), namesOf(parties, each.beneficiaries)].filter(Boolean).join(' – '),
                  })),
                ]}
              />
            </section>
          )}
          <section className="stack" aria-labelledby="overview-limits">
            <Heading id="overview-limits" level={3} data-size="2xs">
              {t('case.timeLimits')}
            </Heading>
            <TimeLimitList limits={shown.timeLimits ?? []} />
          </section>
        </div>
        <LatestEvents />
      </div>
    </div>
  )
}
