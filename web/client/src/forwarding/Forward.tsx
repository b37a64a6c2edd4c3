import { Button, Field, Label, Paragraph, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import { useAnnounce } from '../announce/announce-context.ts'
import { useForward } from '../api/forwarding.ts'
import { isDone } from '../api/is-done.ts'
import { usePartners } from '../api/partners.ts'
import { useWords } from '../i18n/use-words.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../parts/ProblemAlert.tsx'
import { useRights } from '../session/roles.ts'
import { useSession } from '../session/session-context.ts'

/** Forwards a message, or a case with its messages, to the authority of the State that is competent (Article 49(2)). */
export function Forward({ name, etag }: { name: string; etag?: string }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const id = useId()
  const { state } = useSession()
  const { casework } = useRights()
  const others = usePartners().data?.filter((partner) => partner.state === state) ?? []
  const [asking, setAsking] = useState(false)
  const [partner, setPartner] = useState('')
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const forward = useForward()
  if (!casework || others.length === 0) return null
  const confirm = async () => {
    setChecked(true)
    if (partner === '' || !reason.trim()) return
    const input = { name, etag, partner, reason: reason.trim() }
    if (!(await isDone(forward.mutateAsync(input)))) return
    setAsking(false)
    announce(t('forward.done'))
  }
  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t('forward.start')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('forward.title')}
        confirm={t('forward.start')}
        busy={forward.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{t('forward.text')}</Paragraph>
        <Field>
          <Label htmlFor={id}>{t('forward.to')}</Label>
          <Select id={id} value={partner} onChange={(event) => setPartner(event.target.value)}>
            <Select.Option value="">{t('field.choose')}</Select.Option>
            {others.map((one) => (
              <Select.Option key={one.name} value={one.name}>
                {one.authority?.name}
              </Select.Option>
            ))}
          </Select>
          {checked && partner === '' && (
            <ValidationMessage>{t('field.required', { label: t('forward.to') })}</ValidationMessage>
          )}
        </Field>
        <Textfield
          label={t('forward.reason')}
          description={t('messages.giveUpReasonHint')}
          value={reason}
          error={checked && !reason.trim() && t('field.required', { label: t('forward.reason') })}
          onChange={(event) => setReason(event.target.value)}
        />
        {forward.error && <ProblemAlert error={forward.error} />}
      </ConfirmDialog>
    </>
  )
}
