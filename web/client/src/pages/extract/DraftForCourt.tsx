import { useState } from 'react'
import { downloadPath } from '../../api/documents.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { LanguageSelect } from '../../parts/LanguageSelect.tsx'
import type { CourtForm } from './court-forms.ts'
import { FormSelect } from './FormSelect.tsx'

/** A draft that the court may work from, to print or to fill in, in a language of the form. */
export function DraftForCourt({ caseName, forms }: { caseName: string; forms: CourtForm[] }) {
  const { t } = useWords()
  const reader = useLanguage().language
  const [form, setForm] = useState(forms[0]?.id ?? '')
  const [language, setLanguage] = useState<string>(reader)
  const languages = forms.find(({ id }) => id === form)?.languages ?? []
  const path = (more: Record<string, string>) => downloadPath(`${caseName}/draft`, { form, language, ...more })
  return (
    <div className="cluster">
      <FormSelect id="draft-form" forms={forms} value={form} onChange={setForm} />
      <label htmlFor="draft-language">{t('courtForm.language')}</label>
      <LanguageSelect id="draft-language" value={language} languages={languages} onChange={setLanguage} />
      <a href={path({})} target="_blank" rel="noreferrer">
        {t('courtForm.draft')}
      </a>
      <a href={path({ copy: 'fillable' })} download>
        {t('courtForm.fillable')}
      </a>
    </div>
  )
}
