import { Button, Fieldset, Heading, Paragraph, ValidationMessage } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAnnounce } from '../../announce/announce-context.ts'
import { idOf } from '../../api/names.ts'
import { now } from '../../clock.ts'
import { DateInputs } from '../../fields/DateInputs.tsx'
import { fromDateParts, toDateParts } from '../../i18n/date-parts.ts'
import { dayOf } from '../../i18n/legal-date.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { toSection } from '../../parts/use-navigation-focus.ts'
import type { Letter } from './letters.ts'
import { usePosting } from './use-posting.ts'

interface Props {
  caseName: string
  /** Name of the authority to which the envelope goes. */
  partner: string
  /** The drafts in the envelope, as they are sent. */
  letters: Letter[]
}

/** The envelope has left: its drafts become final, and the case goes on from that day. */
export function SentByPost({ caseName, partner, letters }: Props) {
  const { t, date } = useWords()
  const navigate = useNavigate()
  const announce = useAnnounce()
  const posting = usePosting(caseName)
  const [parts, setParts] = useState(() => toDateParts(dayOf(now())))
  const [fault, setFault] = useState(false)
  const [asking, setAsking] = useState<'plain' | 'ends'>()
  const { date: day } = fromDateParts(parts)
  const count = letters.reduce((sum, { accompanies }) => sum + 1 + accompanies.length, 0)
  const ask = async () => {
    setFault(!day)
    if (!day) return
    const ends = await posting.ends(letters)
    if (ends !== undefined) setAsking(ends ? 'ends' : 'plain')
  }
  const record = async () => {
    setAsking(undefined)
    if (!day || !(await posting.post(letters, day))) return
    announce(t('post.done', { date: date(day) }))
    await navigate(`/cases/${idOf(caseName)}/forms`, { state: toSection })
  }
  return (
    <section aria-labelledby="post-title" className="panel">
      <div className="stack">
        <Heading id="post-title" level={2} data-size="xs">
          {t('post.title')}
        </Heading>
        <Paragraph className="prose">{t('post.text', { count, partner })}</Paragraph>
        <Fieldset>
          <Fieldset.Legend>{t('post.date')}</Fieldset.Legend>
          <DateInputs id="posted-on" value={parts} invalid={fault} onChange={setParts} />
          {fault && <ValidationMessage>{t('field.date.impossible', { label: t('post.date') })}</ValidationMessage>}
        </Fieldset>
        {posting.problem !== null && <ProblemAlert error={posting.problem} />}
        <div>
          <Button variant="secondary" loading={posting.busy} onClick={() => void ask()}>
            {t('post.record')}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={asking !== undefined}
        title={t(asking === 'ends' ? 'send.endsTitle' : 'post.confirm')}
        confirm={t('post.record')}
        danger={asking === 'ends'}
        onConfirm={() => void record()}
        onClose={() => setAsking(undefined)}
      >
        <Paragraph>{t('post.final', { date: date(day) })}</Paragraph>
        {asking === 'ends' && <Paragraph>{t('send.endsText')}</Paragraph>}
      </ConfirmDialog>
    </section>
  )
}
