import { Textfield } from '@digdir/designsystemet-react'
import { useWords } from '../../../i18n/use-words.ts'
import { useSaveState } from '../draft-context.ts'
import { DateNode } from './DateNode.tsx'
import { FieldFindings } from './FieldFindings.tsx'
import styles from './FillField.module.css'
import { NumberNode } from './NumberNode.tsx'
import { useField } from './use-field.ts'

interface FillProps {
  path: string
  label: string
  /** `date` or `money`, where the form does not leave place for free text. */
  type?: string
  multiline?: boolean
}

/** What a form leaves place for after a label or an option: free text, a date or an amount. */
export function FillField({ type, ...fill }: FillProps) {
  const node = { id: fill.path, type, label: fill.label }
  if (type === 'date') return <DateNode node={node} path={fill.path} level={6} />
  if (type === 'money') return <NumberNode node={node} path={fill.path} level={6} />
  return <FillText {...fill} />
}

function FillText({ path, label, multiline = true }: FillProps) {
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
