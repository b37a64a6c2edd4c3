import { Button, Field, Heading, Input, Label, ValidationMessage } from '@digdir/designsystemet-react'
import { FormProvider, useForm } from 'react-hook-form'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useUploadDocument } from '../../api/documents.ts'
import { FormErrors } from '../../fields/FormErrors.tsx'
import { SelectField } from '../../fields/SelectField.tsx'
import { TextInput } from '../../fields/TextInput.tsx'
import { useLanguageChoices } from '../../fields/use-choices.ts'
import type { DocumentRuleJson } from '../../gen/sustento/cases/v1/cases_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'

interface Draft {
  file: FileList | undefined
  kind: string
  title: string
  language: string
}

const largest = 100 * 1024 * 1024

/** Adds a document with its kind, title and language. */
export function UploadForm({ caseName, rules }: { caseName: string; rules: DocumentRuleJson[] }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const upload = useUploadDocument(caseName)
  const empty: Draft = { file: undefined, kind: '', title: '', language: '' }
  const form = useForm<Draft>({ defaultValues: empty, reValidateMode: 'onSubmit' })
  const languages = useLanguageChoices()
  const fileError = form.formState.errors.file?.message
  const submit = form.handleSubmit(async ({ file, kind, title, language }) => {
    const [chosen] = file ?? []
    if (!chosen) return
    const stored = await upload.mutateAsync({ file: chosen, kind, title, language }).catch(() => undefined)
    if (!stored) return
    announce(t('upload.done', { title }))
    form.reset(empty)
  })
  const check = (files: FileList | undefined) => {
    if (!files?.[0]) return t('upload.fileMissing')
    return files[0].size <= largest || t('upload.tooLarge')
  }
  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void submit(event)} noValidate className="panel" aria-labelledby="upload-title">
        <div className="stack">
          <Heading id="upload-title" level={3} data-size="2xs">
            {t('upload.title')}
          </Heading>
          <FormErrors />
          <Field>
            <Label htmlFor="file">{t('upload.file')}</Label>
            <Field.Description>{t('upload.fileHint')}</Field.Description>
            <Input
              id="file"
              type="file"
              aria-invalid={Boolean(fileError)}
              {...form.register('file', { validate: check })}
            />
            {fileError && <ValidationMessage>{fileError}</ValidationMessage>}
          </Field>
          <div className="columns">
            <SelectField
              name="kind"
              label={t('documents.kind')}
              required
              choices={rules.map((rule) => ({ value: rule.kind ?? '', label: rule.title ?? rule.kind ?? '' }))}
            />
            <SelectField name="language" label={t('documents.language')} required choices={languages} />
          </div>
          <TextInput name="title" label={t('documents.title')} hint={t('upload.titleHint')} required />
          {upload.error && <ProblemAlert error={upload.error} />}
          <div>
            <Button type="submit" variant="secondary" loading={upload.isPending}>
              {t('upload.submit')}
            </Button>
          </div>
        </div>
      </form>
    </FormProvider>
  )
}
