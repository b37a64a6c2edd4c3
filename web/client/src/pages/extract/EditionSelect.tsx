import { Select } from '@digdir/designsystemet-react'
import { useLocation, useNavigate } from 'react-router'
import { useForms } from '../../api/forms.ts'
import { idOf } from '../../api/names.ts'
import type { FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import { dayBefore } from '../../i18n/legal-date.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCaseName } from '../case/use-case-name.ts'

interface Props {
  form: FormJson
  /** Id of the instrument of the case. */
  instrument: string | undefined
}

/** Which edition of the form the paper is, where there was an earlier one: by the days on which each was issued. */
export function EditionSelect({ form, instrument }: Props) {
  const { t, date } = useWords()
  const navigate = useNavigate()
  const caseName = useCaseName()
  const { search } = useLocation()
  const shown = idOf(form.name)
  const presentId = form.editionOf || shown
  const present = useForms(instrument).data?.find(({ name }) => idOf(name) === presentId)
  const since = present?.inForceFrom
  const earlier = useForms(since && instrument, since && dayBefore(since)).data?.find(
    ({ editionOf }) => editionOf === presentId,
  )
  if (!present || !earlier) return null
  return (
    <div className="cluster">
      <label htmlFor="extract-edition">{t('extract.edition')}</label>
      <Select
        id="extract-edition"
        width="auto"
        value={shown}
        onChange={({ target }) =>
          void navigate({ pathname: `/cases/${idOf(caseName)}/extract/${target.value}`, search })
        }
      >
        <Select.Option value={presentId}>
          {t('extract.editionFrom', { edition: present.edition, date: date(since) })}
        </Select.Option>
        <Select.Option value={idOf(earlier.name)}>
          {t('extract.editionUntil', { edition: earlier.edition, date: date(earlier.inForceUntil) })}
        </Select.Option>
      </Select>
    </div>
  )
}
