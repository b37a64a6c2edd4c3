import { useQuery } from '@tanstack/react-query'
import type {
  ApplicationJson,
  InstrumentJson,
  ListInstrumentsResponseJson,
} from '../gen/sustento/cases/v1/cases_service_pb.ts'
import { useLanguage } from '../i18n/language-context.ts'
import { useTenantName } from '../session/session-context.ts'
import { call } from './http.ts'
import { keptFor } from './kept.ts'
import { restPath } from './names.ts'

/** The legal instruments, as they stand between our State and another; of all when no State is given. */
export function useInstruments(counterpartState = '') {
  const parent = useTenantName()
  const { language } = useLanguage()
  return useQuery({
    queryKey: ['instruments', parent, counterpartState, language],
    queryFn: async ({ signal }) => {
      const query = { counterpartState, language }
      const answer = await call<ListInstrumentsResponseJson>('GET', restPath(`${parent}/instruments`), {
        query,
        signal,
      })
      return answer.instruments ?? []
    },
    staleTime: 10 * 60_000,
    placeholderData: keptFor('instruments', counterpartState),
  })
}

/** How an instrument speaks: its titles, roles, statuses and applications. */
export interface InstrumentWords {
  instrument(id: string | undefined): string
  role(instrument: string | undefined, role: string): string
  status(instrument: string | undefined, direction: string | undefined, status: string | undefined): string
  application(instrument: string | undefined, letter: string | undefined): ApplicationJson | undefined
}

/** How the instruments speak, from their own data; codes show as they are while it is being fetched. */
export function useInstrumentWords(): InstrumentWords {
  const instruments = useInstruments().data ?? []
  const find = (id: string | undefined): InstrumentJson | undefined => instruments.find((each) => each.id === id)
  const term = (terms: { id?: string; title?: string }[] | undefined, id: string) =>
    terms?.find((each) => each.id === id)?.title ?? id
  return {
    instrument: (id) => find(id)?.shortTitle || find(id)?.title || id || '',
    role: (id, role) => term(find(id)?.roles, role),
    status: (id, direction, status = '') => {
      const found = find(id)
      return term(direction === 'DIRECTION_INCOMING' ? found?.incomingStatuses : found?.outgoingStatuses, status)
    },
    application: (id, letter) => find(id)?.applications?.find((each) => each.id === letter),
  }
}
