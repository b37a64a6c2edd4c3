import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/use-words.ts'

/** A password to be handed over once. */
export interface Handover {
  login: string
  password: string
}

/** Shows a one-time password until it is closed; it is kept nowhere. */
export function OneTimePassword({ handover, close }: { handover: Handover; close: () => void }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another password takes the focus again
  useEffect(() => heading.current?.focus(), [handover])
  return (
    <Alert data-color="info">
      <div className="stack">
        <div className="stack-tight">
          <Heading ref={heading} level={2} data-size="2xs" tabIndex={-1}>
            {t('users.passwordTitle', { login: handover.login })}
          </Heading>
          <Paragraph>
            <code className="code">{handover.password}</code>
          </Paragraph>
          <Paragraph>{t('users.passwordText')}</Paragraph>
        </div>
        <div>
          <Button variant="secondary" onClick={close}>
            {t('users.passwordClose')}
          </Button>
        </div>
      </div>
    </Alert>
  )
}
