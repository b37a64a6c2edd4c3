import { Chip } from '@digdir/designsystemet-react'
import type { MessageFilter } from '../../api/messages.ts'
import { usePartners } from '../../api/partners.ts'
import { now } from '../../clock.ts'
import type { GetQueueResponseJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FilterSelect } from '../../parts/FilterSelect.tsx'
import { countOf, type QueueView, queueViews } from './queue-views.ts'

interface Props {
  view: QueueView
  filter: MessageFilter
  queue: GetQueueResponseJson | undefined
  show: (view: QueueView, filter: MessageFilter) => void
}

const directions = ['MESSAGE_DIRECTION_OUTGOING', 'MESSAGE_DIRECTION_INCOMING'] as const
const periods = [1, 7, 30]
const dayMs = 86_400_000

/** Narrows the queue: views with their counts, then partner, direction and period. */
export function QueueFilters({ view, filter, queue, show }: Props) {
  const { t, number } = useWords()
  const partners = usePartners().data ?? []
  const direction = directions.find((each) => each === filter.direction)
  const days = periods.find((each) => filter.createdFrom === since(each))
  return (
    <section aria-label={t('filter.title')} className="stack no-print">
      <fieldset className="chips">
        <legend className="visually-hidden">{t('messages.show')}</legend>
        {queueViews.map((each) => {
          const count = countOf(each, queue)
          return (
            <Chip.Radio
              key={each}
              name="queue"
              value={each}
              checked={view === each}
              onChange={() => show(each, filter)}
            >
              {t(`queue.view.${each}`)}
              {count !== undefined && ` (${number(count)})`}
            </Chip.Radio>
          )
        })}
      </fieldset>
      <div className="cluster">
        <FilterSelect
          label={t('messages.partner')}
          value={filter.partner}
          options={partners.map((each) => ({ value: each.name ?? '', label: each.authority?.name ?? '' }))}
          onChange={(partner) => show(view, { ...filter, partner })}
        />
        <FilterSelect
          label={t('filter.direction')}
          value={direction}
          options={directions.map((each) => ({ value: each, label: t(`messageDirection.${each}`) }))}
          onChange={(value) => show(view, { ...filter, direction: directions.find((each) => each === value) })}
        />
        <FilterSelect
          label={t('queue.period')}
          value={days ? String(days) : undefined}
          options={periods.map((each) => ({ value: String(each), label: t('queue.days', { days: each }) }))}
          onChange={(value) => show(view, { ...filter, createdFrom: value && since(Number(value)) })}
        />
      </div>
    </section>
  )
}

/** The beginning of the hour so many days ago: the same for an hour, so that a list keeps its pages. */
function since(days: number): string {
  const hour = 3_600_000
  return new Date(Math.floor((now().getTime() - days * dayMs) / hour) * hour).toISOString()
}
