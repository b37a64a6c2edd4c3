import { ErrorSummary } from '@digdir/designsystemet-react'
import type { MouseEvent } from 'react'
import { useFormContext } from 'react-hook-form'
import { useWords } from '../i18n/use-words.ts'
import { errorsIn } from './field-error.ts'

/** What is wrong in a form of ours; each line leads to its field. Shows once the form was submitted. */
export function FormErrors() {
  const { t } = useWords()
  const { formState } = useFormContext()
  const errors = errorsIn(formState.errors)
  if (formState.submitCount === 0 || errors.length === 0) return null
  const goTo = (event: MouseEvent, path: string) => {
    event.preventDefault()
    document.getElementById(path)?.focus()
  }
  return (
    <ErrorSummary key={formState.submitCount}>
      <ErrorSummary.Heading>{t('field.summary', { count: errors.length })}</ErrorSummary.Heading>
      <ErrorSummary.List>
        {errors.map(({ path, message }) => (
          <ErrorSummary.Item key={path}>
            <ErrorSummary.Link href={`#${path}`} onClick={(event) => goTo(event, path)}>
              {message}
            </ErrorSummary.Link>
          </ErrorSummary.Item>
        ))}
      </ErrorSummary.List>
    </ErrorSummary>
  )
}
