import { CheckmarkCircleFillIcon, CircleIcon, XMarkOctagonFillIcon } from '@navikt/aksel-icons'
import { evidencePath } from '../api/messages.ts'
import { useWords } from '../i18n/use-words.ts'
import { useRights } from '../session/roles.ts'
import styles from './EvidenceChain.module.css'
import { downloadOf, type EvidenceStep, isNegative } from './evidence-steps.ts'

/** One step: what is proved, when, signed by whom, with the bytes as they went over the wire. */
export function EvidenceItem({ step, message }: { step: EvidenceStep; message: string }) {
  const { t, instant, term } = useWords()
  const { kind, evidence } = step
  const { casework } = useRights()
  // who works on no case gives a reason for the message as it went over the wire, elsewhere on the page
  const offered = downloadOf(step)
  const download = offered?.label === 'wire-message' && !casework ? undefined : offered
  const failed = isNegative(step)
  const Icon = failed ? XMarkOctagonFillIcon : evidence ? CheckmarkCircleFillIcon : CircleIcon
  return (
    <li className={styles.step} data-state={failed ? 'failed' : evidence ? 'done' : 'open'}>
      <Icon aria-hidden fontSize="1.5rem" className={styles.icon} />
      <div className="stack-tight">
        <strong>{term('evidence', kind)}</strong>
        {evidence ? (
          <time dateTime={evidence.time}>{instant(evidence.time)}</time>
        ) : (
          <span className="quiet">{t('evidence.notYet')}</span>
        )}
        {evidence?.state && evidence.state !== 'EVIDENCE_STATE_NOTED' && (
          <span className="small">{term('evidenceState', String(evidence.state), '')}</span>
        )}
        {evidence?.code && <span>{term('failure', evidence.code, evidence.code)}</span>}
        {evidence?.note && <span>{t('evidence.note', { note: evidence.note })}</span>}
        {evidence?.signer && <span className="small quiet">{t('evidence.signer', { signer: evidence.signer })}</span>}
        {evidence?.sha256 && (
          <span className="small quiet">
            SHA-256 <span className="code">{evidence.sha256}</span>
          </span>
        )}
        {download && (
          <a href={evidencePath(message, download.kind, download.id)} className="small no-print" download>
            {t(`evidence.download.${download.label}`)}
          </a>
        )}
      </div>
    </li>
  )
}
