import type { MessageJson } from '../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../i18n/use-words.ts'
import styles from './EvidenceChain.module.css'
import { EvidenceItem } from './EvidenceItem.tsx'
import { evidenceSteps } from './evidence-steps.ts'

/** What happened to a message, as steps with times. */
export function EvidenceChain({ message }: { message: MessageJson }) {
  const { t } = useWords()
  return (
    <ol className={styles.chain} aria-label={t('evidence.chain')}>
      {evidenceSteps(message).map((step, index) => (
        <EvidenceItem key={step.evidence?.id ?? `${step.kind} ${index}`} step={step} message={message.name ?? ''} />
      ))}
    </ol>
  )
}
