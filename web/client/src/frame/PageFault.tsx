import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useWords } from '../i18n/use-words.ts'
import { PageHeader } from '../parts/PageHeader.tsx'

/** A page could not be shown because of a fault of ours. */
export function PageFault({ retry }: { retry: () => void }) {
  const { t } = useWords()
  return (
    <div className="stack">
      <PageHeader title={t('fault.title')} />
      <Paragraph className="prose">{t('fault.text')}</Paragraph>
      <div>
        <Button onClick={retry}>{t('fault.retry')}</Button>
      </div>
    </div>
  )
}
