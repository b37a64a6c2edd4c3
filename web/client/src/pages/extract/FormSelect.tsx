import { Select } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import type { CourtForm } from './court-forms.ts'

interface Props {
  id: string
  forms: CourtForm[]
  value: string
  onChange: (form: string) => void
}

/** Which form of a court. */
export function FormSelect({ id, forms, value, onChange }: Props) {
  const { t } = useWords()
  return (
    <>
      <label htmlFor={id}>{t('courtForm.form')}</label>
      <Select id={id} width="auto" value={value} onChange={({ target }) => onChange(target.value)}>
        {forms.map((form) => (
          <Select.Option key={form.id} value={form.id}>
            {form.title}
          </Select.Option>
        ))}
      </Select>
      {/* titles differ at their end, which a narrow list cuts off */}
      <p className="small quiet">{forms.find(({ id: each }) => each === value)?.title}</p>
    </>
  )
}
