import { Heading, Paragraph } from '@digdir/designsystemet-react'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCourtForms } from './court-forms.ts'
import { DraftForCourt } from './DraftForCourt.tsx'
import { TypeFromPaper } from './TypeFromPaper.tsx'

/** The forms that only a court issues: typed in from its paper, or prepared for it as a draft. */
export function CourtForms({ case: { name = '', instrument } }: { case: CaseJson }) {
  const { t } = useWords()
  const forms = useCourtForms(instrument)
  if (forms.length === 0) return null
  return (
    <section aria-labelledby="court-forms" className="stack no-print">
      <Heading id="court-forms" level={3} data-size="2xs">
        {t('courtForm.section')}
      </Heading>
      <Paragraph className="quiet prose">{t('courtForm.typeText')}</Paragraph>
      <TypeFromPaper caseName={name} forms={forms} />
      <Paragraph className="quiet prose">{t('courtForm.draftText')}</Paragraph>
      <DraftForCourt caseName={name} forms={forms} />
    </section>
  )
}
