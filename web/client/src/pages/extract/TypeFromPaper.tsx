import { useState } from 'react'
import { idOf } from '../../api/names.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import type { CourtForm } from './court-forms.ts'
import { FormSelect } from './FormSelect.tsx'

interface Props {
  caseName: string
  forms: CourtForm[]
  /** A scan of the paper among the documents of the case, to be shown beside the fields. */
  documentId?: string
}

/** Leads to the fields of a court's form. */
export function TypeFromPaper({ caseName, forms, documentId }: Props) {
  const { t } = useWords()
  const [form, setForm] = useState(forms[0]?.id ?? '')
  const beside = documentId ? `?document=${documentId}` : ''
  return (
    <div className="cluster">
      <FormSelect id="typed-form" forms={forms} value={form} onChange={setForm} />
      <ButtonLink to={`/cases/${idOf(caseName)}/extract/${form}${beside}`} variant="secondary">
        {t('courtForm.type')}
      </ButtonLink>
    </div>
  )
}
