import { Heading } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { idOf } from '../../api/names.ts'
import { usePartner } from '../../api/partners.ts'
import type { CaseJson, SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { toSection } from '../../parts/use-navigation-focus.ts'
import { opensCase } from '../case/submission-look.ts'
import { useDraft } from '../form/draft-context.ts'
import { AnswersToCheck } from './AnswersToCheck.tsx'
import { CompanionReview } from './CompanionReview.tsx'
import { DocumentsToSend } from './DocumentsToSend.tsx'
import { HiddenData } from './HiddenData.tsx'
import { Previews } from './Previews.tsx'
import { ReviewFindings } from './ReviewFindings.tsx'
import { SendPanel } from './SendPanel.tsx'
import { Signatures } from './Signatures.tsx'
import { sendWords } from './send-words.ts'
import { Travelling } from './Travelling.tsx'

/** Everything that must be looked at before a form leaves. */
export function ReviewContent({ case: shown, companions }: { case: CaseJson; companions: SubmissionJson[] }) {
  const { t, languageName } = useWords()
  const { form, submission } = useDraft()
  const partner = usePartner(shown.partner)
  const navigate = useNavigate()
  const [documents, setDocuments] = useState<string[]>([])
  const words = sendWords(submission.purpose)
  const opens = opensCase(submission)
  const casePath = `/cases/${idOf(shown.name)}`
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('review.title')}
        state={
          <>
            <span>{form.title}</span>
            <span>{shown.title || shown.reference}</span>
          </>
        }
        back={{ to: `${casePath}/forms/${idOf(submission.name)}`, label: t('review.back') }}
      />
      <ReviewFindings formPath={`${casePath}/forms/${idOf(submission.name)}`} />
      <section aria-labelledby="review-travel" className="stack">
        <Heading id="review-travel" level={2} data-size="xs">
          {t('review.travel')}
        </Heading>
        <Travelling case={shown} companions={companions}>
          {!opens && <DocumentsToSend caseName={shown.name ?? ''} chosen={documents} onChange={setDocuments} />}
        </Travelling>
      </section>
      <HiddenData case={shown} />
      <Signatures />
      <section aria-labelledby="review-answers" className="stack">
        <Heading id="review-answers" level={2} data-size="xs">
          {t('review.answers')}
        </Heading>
        <AnswersToCheck formPath={`${casePath}/forms/${idOf(submission.name)}`} />
        {companions.map((companion) => (
          <CompanionReview
            key={companion.name}
            name={companion.name ?? ''}
            formPath={`${casePath}/forms/${idOf(companion.name)}`}
          />
        ))}
      </section>
      <Previews />
      <SendPanel
        companions={companions.map((each) => each.name ?? '')}
        documents={documents}
        label={t(words.label)}
        consequence={t(words.consequence, {
          partner: partner?.authority?.name ?? '',
          language: languageName(submission.language),
        })}
        onSent={() => void navigate(`${casePath}/messages`, { state: toSection })}
      />
    </div>
  )
}
