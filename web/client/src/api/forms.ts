import { useQuery } from '@tanstack/react-query'
import type { FormJson } from '../gen/sustento/forms/v1/forms_service_pb.ts'
import { useLanguage } from '../i18n/language-context.ts'
import { isoDay, type LegalDate } from '../i18n/legal-date.ts'
import { useTenantName } from '../session/session-context.ts'
import { call } from './http.ts'
import { keptFor } from './kept.ts'
import { restPath } from './names.ts'

/** A form with every node and its labels in the language of the reader. */
export function useForm(id: string | undefined) {
  const parent = useTenantName()
  const { language } = useLanguage()
  return useQuery({
    queryKey: ['form', parent, id, language],
    queryFn: async ({ signal }) => {
      const path = restPath(`${parent}/forms/${id}`)
      const answer = await call<{ form?: FormJson }>('GET', path, { query: { language }, signal })
      return answer.form ?? {}
    },
    enabled: Boolean(id),
    placeholderData: keptFor('form', id),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The forms of an instrument with their titles, without nodes: the editions of a day, of today unless it is given. */
export function useForms(instrument: string | undefined, on?: LegalDate) {
  const parent = useTenantName()
  const { language } = useLanguage()
  return useQuery({
    queryKey: ['forms', parent, instrument, isoDay(on), language],
    queryFn: async ({ signal }) => {
      const day = { 'day.year': on?.year, 'day.month': on?.month, 'day.day': on?.day }
      const query = { language, instrument, ...day }
      const answer = await call<{ forms?: FormJson[] }>('GET', restPath(`${parent}/forms`), { query, signal })
      return answer.forms ?? []
    },
    enabled: Boolean(instrument),
    placeholderData: keptFor('forms', instrument, isoDay(on)),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
