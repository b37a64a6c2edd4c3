import { useRef, useState } from 'react'
import { useAnnounce } from '../../../announce/announce-context.ts'
import type { AnswerJson } from '../../../gen/sustento/type/v1/answer_pb.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useDraft } from '../draft-context.ts'
import { takeOver } from '../take-over.ts'

/** Takes answers from elsewhere into the form, and back. `taken`: how many, while they stand. */
export function useTakeOver() {
  const { t } = useWords()
  const { store } = useDraft()
  const announce = useAnnounce()
  const back = useRef<() => void>(undefined)
  const [taken, setTaken] = useState<number>()
  return {
    taken,
    take(answers: readonly AnswerJson[]) {
      back.current = takeOver(store, answers)
      setTaken(answers.length)
      announce(t('takeOver.done', { count: answers.length }))
    },
    undo() {
      back.current?.()
      setTaken(undefined)
      announce(t('takeOver.undone'))
    },
  }
}
