import { Tag } from '@digdir/designsystemet-react'
import {
  CheckmarkCircleIcon,
  ClockDashedIcon,
  ClockIcon,
  ExclamationmarkTriangleIcon,
  XMarkOctagonIcon,
} from '@navikt/aksel-icons'
import type { UrgencyJson } from '../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../i18n/use-words.ts'
import styles from './UrgencyTag.module.css'

const looks = {
  URGENCY_UNSPECIFIED: { color: 'neutral', Icon: ClockDashedIcon },
  URGENCY_DONE: { color: 'success', Icon: CheckmarkCircleIcon },
  URGENCY_ON_TIME: { color: 'neutral', Icon: ClockIcon },
  URGENCY_SOON: { color: 'warning', Icon: ExclamationmarkTriangleIcon },
  URGENCY_TODAY: { color: 'danger', Icon: ExclamationmarkTriangleIcon },
  URGENCY_OVERDUE: { color: 'danger', Icon: XMarkOctagonIcon },
} as const

/** How urgent something is: a colour, an icon and always the words. */
export function UrgencyTag({ urgency, ours = true }: { urgency?: UrgencyJson; ours?: boolean }) {
  const { t } = useWords()
  const known: keyof typeof looks = typeof urgency === 'string' && urgency in looks ? urgency : 'URGENCY_UNSPECIFIED'
  const { color, Icon } = looks[known]
  return (
    <Tag data-color={ours ? color : 'neutral'} className={styles.tag}>
      <Icon aria-hidden fontSize="1.125rem" />
      {t(`urgency.${known}`)}
    </Tag>
  )
}
