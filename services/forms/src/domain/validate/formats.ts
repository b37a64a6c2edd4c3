import { isValidBIC, isValidIBAN } from 'ibantools'
import { isCurrency, isState } from '../names.ts'
import type { Slot } from '../slots.ts'
import type { Check } from './context.ts'

const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text)
const compact = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase()

/** The shape of a text that is a code: bank account, bank, State, currency, e-mail address. */
export function checkFormat(check: Check, slot: Slot, path: string, text: string): void {
  switch (slot.type) {
    case 'iban':
      if (!isValidIBAN(compact(text))) check.report(path, 'must', 'IBAN_INVALID')
      break
    case 'bic':
      // The forms ask for "BIC or other relevant bank code", so another code is no fault.
      if (!isValidBIC(compact(text))) check.report(path, 'should', 'BIC_INVALID')
      break
    case 'memberState':
      checkMemberState(check, slot, path, text)
      break
    case 'country':
      if (!isState(text)) check.report(path, 'must', 'NOT_IN_LIST')
      break
    case 'currency':
      if (!isCurrency(text)) check.report(path, 'must', 'NOT_IN_LIST')
      break
    default:
      if (isEmail(slot) && !looksLikeEmail(text.trim())) check.report(path, 'should', 'EMAIL_INVALID')
  }
}

function checkMemberState(check: Check, slot: Slot, path: string, text: string): void {
  const { listOf, requestedState } = check.context
  if (slot.node.list && !listOf(slot.node.list)?.has(text)) check.report(path, 'must', 'NOT_IN_LIST')
  const isRequested = path.startsWith('requestedAuthority.')
  if (isRequested && requestedState && text !== requestedState) check.report(path, 'must', 'STATE_DIFFERS')
}

const isEmail = (slot: Slot): boolean => slot.part === 'email' || /(^|\.)email$/.test(slot.node.id)
