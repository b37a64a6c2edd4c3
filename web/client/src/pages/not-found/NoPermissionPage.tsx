import { Paragraph } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { PageHeader } from '../../parts/PageHeader.tsx'

/** The page exists, but not for the person's roles. */
export function NoPermissionPage() {
  const { t } = useWords()
  return (
    <div className="stack">
      <PageHeader title={t('noPermission.title')} />
      <Paragraph className="prose">{t('noPermission.text')}</Paragraph>
      <div>
        <ButtonLink to="/">{t('notFound.home')}</ButtonLink>
      </div>
    </div>
  )
}
