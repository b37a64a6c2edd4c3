import { Alert, Button, Checkbox, Fieldset, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { PreviewExtractResponseJson } from '../../gen/sustento/cases/v1/cases_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { ChangeTable } from './ChangeTable.tsx'

interface Props {
  preview: PreviewExtractResponseJson
  /** Id of the instrument of the case. */
  instrument: string | undefined
  busy: boolean
  error: unknown
  onTakeOver: (keep: string[]) => void
}

const parts = ['parties', 'decision', 'obligations', 'arrears'] as const

/** What would change and what does not agree; nothing changes before somebody says so. */
export function ExtractResult({ preview, instrument, busy, error, onTakeOver }: Props) {
  const { t } = useWords()
  const [keep, setKeep] = useState<string[]>([])
  const { changes = [], findings = [] } = preview
  const changed = parts.filter((part) => changes.some((change) => change.part === part))
  return (
    <section aria-labelledby="extract-result" className="stack">
      <Heading id="extract-result" level={2} data-size="xs">
        {t('extract.changes')}
      </Heading>
      {findings.length > 0 && (
        <Alert data-color="warning">
          <Paragraph>{t('extract.findings', { count: findings.length })}</Paragraph>
          <ul>
            {findings.map(({ code, path, message }) => (
              <li key={`${code} ${path} ${message}`}>{message}</li>
            ))}
          </ul>
        </Alert>
      )}
      {changes.length === 0 ? (
        <Paragraph>{t('extract.nothing')}</Paragraph>
      ) : (
        <>
          <ChangeTable changes={changes.filter(({ part = '' }) => !keep.includes(part))} instrument={instrument} />
          <Fieldset>
            <Fieldset.Legend>{t('extract.keep')}</Fieldset.Legend>
            {changed.map((part) => (
              <Checkbox
                key={part}
                value={part}
                label={t(`extract.part.${part}`)}
                checked={keep.includes(part)}
                onChange={({ target }) =>
                  setKeep(target.checked ? [...keep, part] : keep.filter((each) => each !== part))
                }
              />
            ))}
          </Fieldset>
          {Boolean(error) && <ProblemAlert error={error} />}
          <div>
            <Button loading={busy} disabled={keep.length === changed.length} onClick={() => onTakeOver(keep)}>
              {t('extract.takeOver')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
