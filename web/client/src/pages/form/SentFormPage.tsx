import { Button, Heading } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { downloadPath } from '../../api/documents.ts'
import { caseOf, idOf } from '../../api/names.ts'
import { useSubmissions } from '../../api/submissions.ts'
import { MessageCard } from '../../evidence/MessageCard.tsx'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { SummaryList } from '../../parts/SummaryList.tsx'
import { SubmissionStateTag } from '../case/SubmissionStateTag.tsx'
import { comparableWith } from '../compare/comparable.ts'
import { PdfFrame } from '../review/PdfFrame.tsx'

/** A form that was sent or received: the frozen document and what can be proved about it. */
export function SentFormPage({ submission }: { submission: SubmissionJson }) {
  const { t, date, instant, languageName } = useWords()
  const casePath = `/cases/${idOf(caseOf(submission.name))}`
  const name = submission.name ?? ''
  const language = submission.language ?? ''
  const { language: own } = useLanguage()
  const comparable = comparableWith(useSubmissions(caseOf(name)).data ?? [], submission).length > 0
  return (
    <div className="stack-wide">
      <PageHeader
        title={submission.formTitle || submission.form || ''}
        state={<SubmissionStateTag submission={submission} />}
        back={{ to: `${casePath}/forms`, label: t('form.backToCase') }}
        actions={
          <>
            <Button asChild variant="secondary">
              <a href={downloadPath(name, { language })} target="_blank" rel="noreferrer">
                {t('form.openPdf')}
              </a>
            </Button>
            {own !== language && (
              <Button asChild variant="secondary">
                <a href={downloadPath(name, { copy: 'preview', language: own })} target="_blank" rel="noreferrer">
                  {t('form.readIn', { language: languageName(own) })}
                </a>
              </Button>
            )}
            {comparable && (
              <Button asChild variant="secondary">
                <Link to={`${casePath}/forms/${idOf(name)}/compare`}>{t('compare.link')}</Link>
              </Button>
            )}
            <Button asChild variant="secondary">
              <a href={downloadPath(name, { format: 'xml' })}>{t('form.downloadXml')}</a>
            </Button>
          </>
        }
      />
      <SummaryList
        facts={[
          { term: t('forms.language'), value: languageName(language) },
          { term: t('forms.edition'), value: submission.edition },
          { term: t('forms.frozen'), value: instant(submission.freezeTime) },
          { term: t('post.date'), value: date(submission.postedOn) },
          {
            term: t('forms.pdfDigest'),
            value: submission.pdfSha256 && <span className="code">{submission.pdfSha256}</span>,
          },
          {
            term: t('forms.xmlDigest'),
            value: submission.xmlSha256 && <span className="code">{submission.xmlSha256}</span>,
          },
        ]}
      />
      {submission.message && (
        <div className="stack">
          <Heading level={2} data-size="xs">
            {t('evidence.title')}
          </Heading>
          <MessageCard name={submission.message} titles={[]} />
        </div>
      )}
      <PdfFrame name={name} language={language} title={t('form.pdfOf', { title: submission.formTitle })} />
    </div>
  )
}
