import { useState } from 'react'
import type { AnswerJson } from '../../../gen/sustento/type/v1/answer_pb.ts'
import { type DateFault, type DateParts, fromDateParts, toDateParts } from '../../../i18n/date-parts.ts'
import type { FormField } from './use-field.ts'

/** What the fields for a date show and do. */
export interface DateText {
  value: DateParts
  /** What is wrong with what stands there, once the fields were left. */
  fault: DateFault | undefined
  change(parts: DateParts): void
  leave(): void
}

/** Fields that a date is typed into. It is saved when it is one; until then they keep what is typed. */
export function useDateText(answer: AnswerJson | undefined, put: FormField['put']): DateText {
  const [typed, setTyped] = useState<DateParts>()
  const [left, setLeft] = useState(false)
  const value = typed ?? toDateParts(answer?.date)
  const { fault } = fromDateParts(value, { yearAlone: true })
  return {
    value,
    fault: left ? fault : undefined,
    change(parts) {
      setLeft(false)
      setTyped(parts)
      const read = fromDateParts(parts, { yearAlone: true })
      if (!read.fault) put(read.date && { date: read.date })
    },
    leave() {
      setLeft(true)
      if (!fault) setTyped(undefined)
    },
  }
}
