import { Paragraph } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { PageHeader } from '../../parts/PageHeader.tsx'

/** There is no such page. */
export function NotFoundPage() {
  const { t } = useWords()
  return (
    <div className="stack">
      <PageHeader title={t('notFound.title')} />
      <Paragraph className="prose">{t('notFound.text')}</Paragraph>
      <div>
        <ButtonLink to="/">{t('notFound.home')}</ButtonLink>
      </div>
    </div>
  )
}
