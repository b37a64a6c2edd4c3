import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useCase } from '../../api/cases.ts'
import { useForm } from '../../api/forms.ts'
import { idOf } from '../../api/names.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { useCaseName } from '../case/use-case-name.ts'
import { PdfFrame } from '../review/PdfFrame.tsx'
import { EditionSelect } from './EditionSelect.tsx'
import { feedingForm } from './feeding.ts'
import { TypedEntry } from './TypedEntry.tsx'
import { TypedForm } from './TypedForm.tsx'
import styles from './TypeExtractPage.module.css'

/** What stands on the paper of the court? Its form, first what becomes part of the case; a scan of it stands beside. */
export function TypeExtractPage() {
  const { t } = useWords()
  const { language } = useLanguage()
  const { formId = '' } = useParams()
  const [search] = useSearchParams()
  const caseName = useCaseName()
  const scan = search.get('document')
  const owner = useCase(caseName)
  const [all, setAll] = useState(false)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('extract.typeTitle')}
        state={owner.data?.title || owner.data?.reference}
        back={{ to: `/cases/${idOf(caseName)}/decision`, label: t('case.decision') }}
      />
      <p className="prose">{t('extract.typeText')}</p>
      <QueryView query={useForm(formId)} skeleton={<SkeletonLines lines={8} />}>
        {(form) => (
          <>
            <EditionSelect form={form} instrument={owner.data?.instrument} />
            <div className={styles.columns} data-paper={scan !== null}>
              <TypedForm key={formId} form={all ? form : feedingForm(form)}>
                <QueryView query={owner}>
                  {(shown) => <TypedEntry case={shown} form={formId} all={all} onShowAll={setAll} />}
                </QueryView>
              </TypedForm>
              {scan && (
                <div className={styles.paper}>
                  <PdfFrame name={`${caseName}/documents/${scan}`} language={language} title={t('extract.paper')} />
                </div>
              )}
            </div>
          </>
        )}
      </QueryView>
    </div>
  )
}
