import { Dropdown, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useHelpUser, useUpdateUser } from '../../api/users.ts'
import type { UserJson } from '../../gen/sustento/identity/v1/identity_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import type { Handover } from './OneTimePassword.tsx'
import { stepsFor, type UserStep } from './user-steps.ts'

interface Props {
  user: UserJson
  locked: boolean
  handOver: (handover: Handover) => void
}

/** What an administrator can do for or about a person; each step says what it does before it does it. */
export function UserSteps({ user, locked, handOver }: Props) {
  const { t } = useWords()
  const announce = useAnnounce()
  const [asking, setAsking] = useState<UserStep>()
  const help = useHelpUser()
  const update = useUpdateUser()
  const name = user.displayName || user.login || ''

  const take = async (step: UserStep) => {
    if (step === 'disable' || step === 'enable') {
      const { name: resource, etag } = user
      await update.mutateAsync({ user: { name: resource, etag, disabled: step === 'disable' }, mask: 'disabled' })
    } else {
      const answer = await help.mutateAsync({ name: user.name ?? '', help: step })
      if (answer.oneTimePassword) handOver({ login: user.login ?? '', password: answer.oneTimePassword })
    }
  }
  const confirm = async () => {
    if (!asking) return
    const done = await take(asking).then(
      () => true,
      () => false,
    )
    if (!done) return
    announce(t(`userStep.${asking}.done`, { name }))
    setAsking(undefined)
  }
  const problem = help.error ?? update.error
  return (
    <>
      <Dropdown.TriggerContext>
        <Dropdown.Trigger variant="secondary" data-color="neutral" aria-label={`${t('users.help')}: ${name}`}>
          {t('users.help')}
        </Dropdown.Trigger>
        <Dropdown>
          <Dropdown.List>
            {stepsFor(user, locked).map((step) => (
              <Dropdown.Item key={step}>
                <Dropdown.Button onClick={() => setAsking(step)}>{t(`userStep.${step}`)}</Dropdown.Button>
              </Dropdown.Item>
            ))}
          </Dropdown.List>
        </Dropdown>
      </Dropdown.TriggerContext>
      {asking && (
        <ConfirmDialog
          open
          title={`${t(`userStep.${asking}`)}: ${name}`}
          confirm={t(`userStep.${asking}`)}
          danger={asking === 'disable'}
          busy={help.isPending || update.isPending}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(undefined)}
        >
          <Paragraph>{t(`userStep.${asking}.text`)}</Paragraph>
          {problem && <ProblemAlert error={problem} />}
        </ConfirmDialog>
      )}
    </>
  )
}
