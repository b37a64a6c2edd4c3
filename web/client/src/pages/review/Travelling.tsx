import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useInstrumentWords } from '../../api/instruments.ts'
import { idOf } from '../../api/names.ts'
import { usePartner } from '../../api/partners.ts'
import type { CaseJson, SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SummaryList } from '../../parts/SummaryList.tsx'
import { useDraft, useOutputLanguage } from '../form/draft-context.ts'

interface Props {
  case: CaseJson
  companions: SubmissionJson[]
  /** Where documents are chosen for a message; those of an application are the case’s. */
  children?: ReactNode
}

/** To whom it goes, by which way, in which language, and with what. */
export function Travelling({ case: shown, companions, children }: Props) {
  const { t, state, languageName, term } = useWords()
  const { form } = useDraft()
  const language = useOutputLanguage()
  const partner = usePartner(shown.partner)
  const application = useInstrumentWords().application(shown.instrument, shown.application)
  const documents = shown.file?.documents ?? []
  const kind = (code: string | undefined) => application?.documents?.find((each) => each.kind === code)?.title
  return (
    <SummaryList
      facts={[
        {
          term: t('review.to'),
          value: [partner?.authority?.name, state(shown.counterpartState), partner?.demonstrationNotice]
            .filter(Boolean)
            .join(', '),
        },
        { term: t('review.channel'), value: t('review.channelText') },
        { term: t('review.language'), value: languageName(language) },
        { term: t('review.forms'), value: [form.title, ...companions.map((each) => each.formTitle)].join('; ') },
        {
          term: t('review.documents'),
          value: children || (
            <div className="stack-tight">
              {documents.length === 0 && <span>{t('review.noDocuments')}</span>}
              <ol className="numbered">
                {documents.map((document) => (
                  <li key={`${document.document} ${document.title}`}>
                    <bdi>{document.title}</bdi>
                    <span className="small quiet">
                      {' '}
                      {kind(document.kind) ?? term('documentKind', document.kind)}
                      {document.language && `, ${languageName(document.language)}`}
                    </span>
                  </li>
                ))}
              </ol>
              <Link to={`/cases/${idOf(shown.name)}/documents`} className="small no-print">
                {t('review.changeDocuments')}
              </Link>
            </div>
          ),
        },
      ]}
    />
  )
}
