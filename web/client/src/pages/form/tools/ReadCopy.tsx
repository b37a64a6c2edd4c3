import { Heading, Input } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { readFilledCopy } from '../../../api/answers.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { ProblemAlert } from '../../../parts/ProblemAlert.tsx'
import { SkeletonLines } from '../../../parts/SkeletonLines.tsx'
import { useTenantName } from '../../../session/session-context.ts'
import { ReadResult } from './ReadResult.tsx'

/** Takes a copy back that somebody filled in. Nothing changes in the form before it was looked at. */
export function ReadCopy() {
  const { t } = useWords()
  const parent = useTenantName()
  const read = useMutation({ mutationFn: (file: File) => readFilledCopy(parent, file) })
  return (
    <section aria-labelledby="read-title" className="stack-tight">
      <Heading id="read-title" level={3} data-size="2xs">
        {t('readCopy.title')}
      </Heading>
      <label htmlFor="read-file" className="quiet prose">
        {t('readCopy.text')}
      </label>
      <Input
        id="read-file"
        type="file"
        accept="application/pdf"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) read.mutate(file)
        }}
      />
      {read.isPending && <SkeletonLines lines={3} />}
      {read.error && <ProblemAlert error={read.error} />}
      {read.data && <ReadResult key={read.submittedAt} read={read.data} />}
    </section>
  )
}
