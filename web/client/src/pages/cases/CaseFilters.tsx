import { Chip } from '@digdir/designsystemet-react'
import type { CaseFilter } from '../../api/cases.ts'
import { useInstruments } from '../../api/instruments.ts'
import { usePartners } from '../../api/partners.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FilterSelect } from '../../parts/FilterSelect.tsx'
import styles from './CaseFilters.module.css'
import { statusChoices } from './status-choices.ts'

interface Props {
  filter: CaseFilter
  query: string
  narrow: (filter: CaseFilter) => void
  forgetQuery: () => void
}

const directions = [undefined, 'DIRECTION_OUTGOING', 'DIRECTION_INCOMING'] as const

/** Narrows the list of cases; what is chosen stands there in words. */
export function CaseFilters({ filter, query, narrow, forgetQuery }: Props) {
  const { t, state } = useWords()
  const instruments = useInstruments().data ?? []
  const states = [...new Set(usePartners().data?.map((each) => each.state ?? ''))].filter(Boolean)
  return (
    <section aria-label={t('filter.title')} className={`${styles.filters} no-print`}>
      <fieldset className={`chips ${styles.directions}`}>
        <legend className="visually-hidden">{t('filter.direction')}</legend>
        {directions.map((direction) => (
          <Chip.Radio
            key={direction ?? 'all'}
            name="direction"
            value={direction ?? ''}
            checked={filter.direction === direction}
            onChange={() => narrow({ ...filter, direction, status: undefined })}
          >
            {t(direction ? `direction.${direction}` : 'filter.all')}
          </Chip.Radio>
        ))}
      </fieldset>
      <FilterSelect
        label={t('filter.status')}
        value={filter.status}
        options={statusChoices(instruments, filter.direction)}
        onChange={(status) => narrow({ ...filter, status })}
      />
      <FilterSelect
        label={t('filter.state')}
        value={filter.counterpartState}
        options={states.map((code) => ({ value: code, label: state(code) }))}
        onChange={(counterpartState) => narrow({ ...filter, counterpartState })}
      />
      <FilterSelect
        label={t('filter.instrument')}
        value={filter.instrument}
        options={instruments.map((each) => ({ value: each.id ?? '', label: each.shortTitle || each.title || '' }))}
        onChange={(instrument) => narrow({ ...filter, instrument })}
      />
      {query && (
        <Chip.Removable aria-label={t('filter.removeQuery', { query })} onClick={forgetQuery}>
          {t('filter.query', { query })}
        </Chip.Removable>
      )}
    </section>
  )
}
