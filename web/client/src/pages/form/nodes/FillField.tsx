import { Textfield } from '@digdir/designsystemet-react'
import { useWords } from '../../../i18n/use-words.ts'
import { useSaveState } from '../draft-context.ts'
import { FieldFindings } from './FieldFindings.tsx'
import styles from './FillField.module.css'
import { useField } from './use-field.ts'

/** The free text that a form leaves place for after a label or an option. */
export function FillField({ path, label, multiline = true }: { path: string; label: string; multiline?: boolean }) {
  const { t } = useWords()
  const { language } = useSaveState()
  const { answer, put, id, findingsId, invalid } = useField(path)
  const name = multiline ? t('form.fill', { label: label.replace(/\s*:\s*$/, '') }) : label
  const field = {
    id,
    label: name,
    dir: 'auto',
    'aria-invalid': invalid || undefined,
    'aria-describedby': findingsId,
    value: answer?.text ?? '',
  } as const
  const change = (text: string) => put(text ? { text, ...(multiline ? { language } : {}) } : undefined)
  return (
    <div className={multiline ? styles.fill : undefined}>
      {multiline ? (
        <Textfield multiline rows={3} {...field} onChange={(event) => change(event.target.value)} />
      ) : (
        <Textfield {...field} onChange={(event) => change(event.target.value)} />
      )}
      <FieldFindings path={path} id={findingsId} />
    </div>
  )
}
