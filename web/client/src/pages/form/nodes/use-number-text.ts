import { useState } from 'react'
import type { AnswerJson } from '../../../gen/sustento/type/v1/answer_pb.ts'
import { toCanonicalNumber } from '../canonical-number.ts'
import type { FormField } from './use-field.ts'

/** What a field for a number shows and does. What cannot be read stays in it and is not saved. */
export interface NumberText {
  value: string
  /** What stands there is no number. */
  wrong: boolean
  change(text: string): void
  leave(): void
}

/** Text that a number is typed as. */
export function useNumberText(answer: AnswerJson | undefined, put: FormField['put']): NumberText {
  const [typed, setTyped] = useState<string>()
  const wrong = typed !== undefined && typed.trim() !== '' && toCanonicalNumber(typed) === undefined
  return {
    value: typed ?? answer?.number ?? '',
    wrong,
    change(text) {
      setTyped(text)
      const number = toCanonicalNumber(text)
      if (number !== undefined) put({ number })
      else if (!text.trim()) put(undefined)
    },
    leave() {
      if (!wrong) setTyped(undefined)
    },
  }
}
