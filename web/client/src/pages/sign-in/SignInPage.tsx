import { Button, Card, Fieldset, Heading, Paragraph, Radio } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { loginPath, useAuthorities } from '../../api/session.ts'
import { LanguageSwitch } from '../../frame/LanguageSwitch.tsx'
import { Mark } from '../../frame/Mark.tsx'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { usePageTitle } from '../../parts/use-page-title.ts'
import { localPath } from './local-path.ts'
import styles from './SignInPage.module.css'

/** Asks for the authority, which only picks the issuer; name, password and second factor are asked there. */
export function SignInPage() {
  const { t, state } = useWords()
  const { language } = useLanguage()
  const authorities = useAuthorities()
  const [chosen, setChosen] = useState('')
  const [missing, setMissing] = useState(false)
  const returnTo = localPath(useSearchParams()[0].get('returnTo'))
  usePageTitle(t('signIn.title'))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const only = authorities.data?.length === 1 ? authorities.data[0]?.tenant : ''
    const tenant = chosen || only
    setMissing(!tenant)
    if (tenant) window.location.assign(loginPath(tenant, language, returnTo))
  }
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <span className={styles.product}>
          <Mark /> Sustento
        </span>
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <Card data-color="neutral" className={styles.card}>
          <form onSubmit={submit} className="stack" noValidate>
            <div className="stack-tight">
              <Heading level={1} data-size="sm">
                {t('signIn.title')}
              </Heading>
              <Paragraph className="quiet">{t('signIn.purpose')}</Paragraph>
            </div>
            <QueryView query={authorities} skeleton={<SkeletonLines lines={2} />}>
              {(list) => (
                <Fieldset>
                  <Fieldset.Legend>{t('signIn.authority')}</Fieldset.Legend>
                  <Fieldset.Description>{t('signIn.authorityHint')}</Fieldset.Description>
                  {list.map((each) => (
                    <Radio
                      key={each.tenant}
                      name="authority"
                      value={each.tenant}
                      label={each.name}
                      description={state(each.state)}
                      defaultChecked={list.length === 1}
                      aria-invalid={missing || undefined}
                      aria-describedby={missing ? 'authority-missing' : undefined}
                      onChange={() => setChosen(each.tenant)}
                    />
                  ))}
                  {missing && (
                    <p id="authority-missing" role="alert" className="ds-validation-message">
                      {t('signIn.authorityMissing')}
                    </p>
                  )}
                </Fieldset>
              )}
            </QueryView>
            <Button type="submit" data-color="accent" disabled={!authorities.data}>
              {t('signIn.continue')}
            </Button>
            <Paragraph className="quiet small">{t('signIn.secondFactor')}</Paragraph>
          </form>
        </Card>
      </main>
    </div>
  )
}
