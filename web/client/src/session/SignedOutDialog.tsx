import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import { loginPath, useSessionQuery } from '../api/session.ts'
import { useLanguage } from '../i18n/language-context.ts'
import { useWords } from '../i18n/use-words.ts'

/** Says that the session has ended and lets the person sign in again in another tab, without leaving the page. */
export function SignedOutDialog({ tenant }: { tenant: string }) {
  const { t } = useWords()
  const { language } = useLanguage()
  const session = useSessionQuery()
  return (
    <Dialog open closeButton={false} closedby="none" aria-labelledby="signed-out-title">
      <div className="stack">
        <Heading id="signed-out-title" level={2} data-size="xs">
          {t('session.ended.title')}
        </Heading>
        <Paragraph>{t('session.ended.text')}</Paragraph>
        <div className="cluster">
          <Button asChild>
            <a href={loginPath(tenant, language, '/')} target="_blank" rel="noreferrer">
              {t('session.ended.signIn')}
            </a>
          </Button>
          <Button variant="secondary" onClick={() => void session.refetch()}>
            {t('session.ended.continue')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
