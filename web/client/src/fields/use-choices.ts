import { useMemo } from 'react'
import { useWords } from '../i18n/use-words.ts'
import type { Choice } from './SelectField.tsx'
import { stateCodes } from './states.ts'

/** All States by name in the language of the reader. */
export function useStateChoices(): Choice[] {
  const { state } = useWords()
  return useMemo(
    () =>
      stateCodes
        .map((code) => ({ value: code, label: state(code) }))
        .sort((one, other) => one.label.localeCompare(other.label)),
    [state],
  )
}

const written =
  'bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl pl pt ro sk sl sv bs sq sr tr uk ru ar'.split(' ')

/** Languages in which documents are written, by name in the language of the reader. */
export function useLanguageChoices(): Choice[] {
  const { languageName } = useWords()
  return useMemo(
    () =>
      written
        .map((code) => ({ value: code, label: languageName(code) }))
        .sort((one, other) => one.label.localeCompare(other.label)),
    [languageName],
  )
}
