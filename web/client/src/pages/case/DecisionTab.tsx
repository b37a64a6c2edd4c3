import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react'
import { ApplicationSummary } from '../../case-file/ApplicationSummary.tsx'
import { DecisionSummary } from '../../case-file/DecisionSummary.tsx'
import { ObligationsTable } from '../../case-file/ObligationsTable.tsx'
import { PaymentSummary } from '../../case-file/PaymentSummary.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { useRights } from '../../session/roles.ts'
import { CourtForms } from '../extract/CourtForms.tsx'
import { useShownCase } from './shown-case.ts'

/** The decision, what is owed under it, and where to pay. */
export function DecisionTab() {
  const { t } = useWords()
  const { casework } = useRights()
  const shown = useShownCase()
  const { file = {} } = shown
  const { decision, obligations = [], parties = [] } = file
  return (
    <div className="stack-wide">
      <div className="stack">
        <SectionHeading
          actions={
            casework && (
              <ButtonLink to="edit" variant="secondary">
                {t('decision.edit')}
              </ButtonLink>
            )
          }
        >
          {t('case.decision')}
        </SectionHeading>
        {decision?.fromExtract && <Alert data-color="info">{t('decision.fromExtract')}</Alert>}
        {decision ? (
          <DecisionSummary decision={decision} />
        ) : (
          <Paragraph className="quiet">{t('decision.none')}</Paragraph>
        )}
      </div>
      <ApplicationSummary file={file} />
      <div className="stack">
        <Heading level={3} data-size="2xs">
          {t('obligation.list')}
        </Heading>
        {obligations.length > 0 ? (
          <ObligationsTable obligations={obligations} parties={parties} />
        ) : (
          <Paragraph className="quiet">{t('obligation.none')}</Paragraph>
        )}
      </div>
      <div className="stack">
        <Heading level={3} data-size="2xs">
          {t('payment.section')}
        </Heading>
        <PaymentSummary file={file} />
      </div>
      {casework && !shown.erased && <CourtForms case={shown} />}
    </div>
  )
}
