import { findDate } from '../dates.ts'
import type { Slot } from '../slots.ts'
import type { Check } from './context.ts'

/** Nobody in a case was born, and no decision given, before this year. */
const earliest = 1880
const latest = 2200

const isBirth = (slot: Slot): boolean => /(^|\.)birth(Date)?$/.test(slot.part ? slot.node.id : slot.pattern)

/** A date that exists, is complete (a birth date need not be) and lies in this age. */
export function checkDate(check: Check, slot: Slot, path: string, text: string): void {
  const date = findDate(text)
  if (!date) check.report(path, 'must', 'DATE_INVALID')
  else if (date.year < earliest || date.year > latest) check.report(path, 'must', 'DATE_IMPOSSIBLE')
  else if (date.day === undefined) check.report(path, isBirth(slot) ? 'should' : 'must', 'DATE_INCOMPLETE')
}
