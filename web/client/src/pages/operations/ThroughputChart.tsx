import { Heading } from '@digdir/designsystemet-react'
import type { ThroughputJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './ThroughputChart.module.css'
import { barsOf, counted } from './throughput.ts'

interface Props {
  id: string
  title: string
  slots: ThroughputJson[]
  /** A slot by its beginning, in words. */
  label: (time: string | undefined) => string
}

const size = { width: 720, height: 160 }

/** Bars for each hour or day. Whoever does not see them has the same figures in the table below. */
export function ThroughputChart({ id, title, slots, label }: Props) {
  const { t, number } = useWords()
  const { bars, end } = barsOf(slots, size)
  return (
    <figure className={styles.figure} aria-labelledby={`throughput-${id}`}>
      <figcaption className="stack-tight">
        <Heading id={`throughput-${id}`} level={3} data-size="2xs">
          {title}
        </Heading>
        <ul className={styles.legend}>
          {counted.map((what) => (
            <li key={what}>
              <svg viewBox="0 0 12 12" aria-hidden="true" className={styles.key}>
                <rect width="12" height="12" className={styles[what]} />
              </svg>
              {t(`throughput.${what}`)}
            </li>
          ))}
        </ul>
      </figcaption>
      <div className={styles.drawing}>
        <span className={styles.end}>{t('throughput.scale', { count: number(end) })}</span>
        <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
          <line x1="0" x2={size.width} y1="0.5" y2="0.5" className={styles.line} />
          <line x1="0" x2={size.width} y1={size.height - 0.5} y2={size.height - 0.5} className={styles.line} />
          {bars.map(({ what, x, width, height }) => (
            <rect
              key={`${what} ${x}`}
              x={x}
              y={size.height - height}
              width={width}
              height={height}
              className={styles[what]}
            />
          ))}
        </svg>
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{label(slots[0]?.startTime)}</span>
        <span>{label(slots.at(-1)?.startTime)}</span>
      </div>
    </figure>
  )
}
