import type { FormPhraseJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { DateNode } from './DateNode.tsx'
import styles from './FillField.module.css'
import { NumberNode } from './NumberNode.tsx'
import { TextNode } from './TextNode.tsx'

interface FillProps {
  path: string
  label: string
  phrases?: FormPhraseJson[]
  /** What the form leaves place for: `text`, `multilineText`, `date`, `money`. */
  type?: string
  /** The label asks for nothing else: it names the field by itself. */
  alone?: boolean
}

/** What a form leaves place for after a label or an option: free text, a date or an amount. */
export function FillField({ path, label, phrases, type = 'multilineText', alone = false }: FillProps) {
  const { t } = useWords()
  const name = alone ? label : t('form.fill', { label: label.replace(/\s*:\s*$/, '') })
  const props = { node: { id: path, type, label: name, phrases }, path, level: 6 } as const
  if (type === 'date') return <DateNode {...props} node={{ ...props.node, label }} />
  if (type === 'money') return <NumberNode {...props} node={{ ...props.node, label }} />
  return (
    <div className={alone ? undefined : styles.fill}>
      <TextNode {...props} prose />
    </div>
  )
}
