import { Heading, Paragraph, Select } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { downloadPath } from '../../api/documents.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { type CourtForm, useCourtForms } from './court-forms.ts'

/** The forms that only a court issues: typed in from its paper, or prepared for it as a draft. */
export function CourtForms({ case: shown }: { case: CaseJson }) {
  const forms = useCourtForms(shown.instrument)
  return forms.length > 0 ? <ChosenForm case={shown} forms={forms} /> : null
}

function ChosenForm({ case: shown, forms }: { case: CaseJson; forms: CourtForm[] }) {
  const { t, languageName } = useWords()
  const reader = useLanguage().language
  const [form, setForm] = useState(forms[0]?.id ?? '')
  const [language, setLanguage] = useState<string>(reader)
  const languages = forms.find(({ id }) => id === form)?.languages ?? []
  const draft = (more: Record<string, string>) => downloadPath(`${shown.name}/draft`, { form, language, ...more })
  return (
    <section aria-labelledby="court-forms" className="stack">
      <Heading id="court-forms" level={3} data-size="2xs">
        {t('courtForm.section')}
      </Heading>
      <div className="cluster">
        <label htmlFor="court-form">{t('courtForm.form')}</label>
        <Select id="court-form" width="auto" value={form} onChange={({ target }) => setForm(target.value)}>
          {forms.map(({ id, title }) => (
            <Select.Option key={id} value={id}>
              {title}
            </Select.Option>
          ))}
        </Select>
        <ButtonLink to={`../extract/${form}`} variant="secondary">
          {t('courtForm.type')}
        </ButtonLink>
      </div>
      <Paragraph className="quiet prose">{t('courtForm.draftText')}</Paragraph>
      <div className="cluster">
        <label htmlFor="draft-language">{t('courtForm.language')}</label>
        <Select id="draft-language" width="auto" value={language} onChange={({ target }) => setLanguage(target.value)}>
          {languages.map((each) => (
            <Select.Option key={each} value={each}>
              {languageName(each)}
            </Select.Option>
          ))}
        </Select>
        <a href={draft({})} target="_blank" rel="noreferrer">
          {t('courtForm.draft')}
        </a>
        <a href={draft({ copy: 'fillable' })} download>
          {t('courtForm.fillable')}
        </a>
      </div>
    </section>
  )
}
