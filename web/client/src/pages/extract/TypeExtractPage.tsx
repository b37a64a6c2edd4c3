import { useState } from 'react'
import { useParams } from 'react-router'
import { useCase } from '../../api/cases.ts'
import { useForm } from '../../api/forms.ts'
import { idOf } from '../../api/names.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { useCaseName } from '../case/use-case-name.ts'
import { feedingForm } from './feeding.ts'
import { TypedEntry } from './TypedEntry.tsx'
import { TypedForm } from './TypedForm.tsx'

/** What stands on the paper of the court? Its form, first what becomes part of the case. */
export function TypeExtractPage() {
  const { t } = useWords()
  const { formId = '' } = useParams()
  const caseName = useCaseName()
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
          <TypedForm key={formId} form={all ? form : feedingForm(form)}>
            <TypedEntry caseName={caseName} etag={owner.data?.etag ?? ''} form={formId} all={all} onShowAll={setAll} />
          </TypedForm>
        )}
      </QueryView>
    </div>
  )
}
