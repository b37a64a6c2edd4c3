import { useForms } from '../../api/forms.ts'
import { idOf } from '../../api/names.ts'

/** A form that courts issue. */
export interface CourtForm {
  id: string
  title: string
  languages: string[]
}

/** The forms that courts issue under an instrument: they are read in, or prepared as a draft. */
export function useCourtForms(instrument: string | undefined): CourtForm[] {
  const forms = useForms(instrument).data ?? []
  return forms
    .filter(({ derived }) => !derived)
    .map(({ name, title = '', languages = [] }) => ({ id: idOf(name), title, languages }))
}
