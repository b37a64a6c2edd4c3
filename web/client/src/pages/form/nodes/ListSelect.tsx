import { Select } from '@digdir/designsystemet-react'
import type { ComponentProps } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { useDraft } from '../draft-context.ts'
import type { FormField } from './use-field.ts'

const listOf: Record<string, string> = { memberState: 'memberStates', country: 'countries', currency: 'currencies' }

interface Props extends Omit<ComponentProps<typeof Select>, 'list'> {
  field: FormField
  type: string
  /** The list, when the node names one. */
  list?: string
}

/** Chooses from a list that comes with the form: States, currencies. A value that is no longer in it stays. */
export function ListSelect({ field, type, list, ...select }: Props) {
  const { t } = useWords()
  const { form } = useDraft()
  const { answer, put } = field
  const name = list || listOf[type]
  const values = form.lists?.find((each) => each.id === name)?.values ?? []
  const unknown = answer?.text && !values.some((value) => value.id === answer.text)
  return (
    <Select
      {...select}
      value={answer?.text ?? ''}
      onChange={(event) => put(event.target.value ? { text: event.target.value } : undefined)}
    >
      <Select.Option value="">{t('field.choose')}</Select.Option>
      {unknown && <Select.Option value={answer.text}>{answer.text}</Select.Option>}
      {values.map((value) => (
        <Select.Option key={value.id} value={value.id}>
          {value.label}
        </Select.Option>
      ))}
    </Select>
  )
}
