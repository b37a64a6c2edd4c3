import type { PaymentJson } from '../../gen/sustento/type/v1/case_file_pb.ts'
import { type AddressDraft, fromAddressDraft, toAddressDraft } from './address-draft.ts'

/** Where to pay, as it is typed. */
export interface PaymentDraft {
  bankName: string
  bic: string
  accountHolder: string
  iban: string
  reference: string
  chequePayableTo: string
  chequeFamilyNames: string
  chequeGivenNames: string
  chequeAddress: AddressDraft
}

/** The fields for a payment. */
export function toPaymentDraft(payment: PaymentJson = {}): PaymentDraft {
  const { bankName = '', bic = '', accountHolder = '', iban = '', reference = '', cheque = {} } = payment
  return {
    bankName,
    bic,
    accountHolder,
    iban,
    reference,
    chequePayableTo: cheque.payableTo ?? '',
    chequeFamilyNames: cheque.familyNames ?? '',
    chequeGivenNames: cheque.givenNames ?? '',
    chequeAddress: toAddressDraft(cheque.address),
  }
}

/** The payment that was typed; undefined when nothing was. */
export function fromPaymentDraft(draft: PaymentDraft): PaymentJson | undefined {
  const { bankName, bic, accountHolder, iban } = draft
  const account = { bankName, bic, accountHolder, iban: iban.replace(/\s/g, '') }
  const reference = draft.reference.trim() || undefined
  const cheque = given({
    payableTo: draft.chequePayableTo.trim() || undefined,
    familyNames: draft.chequeFamilyNames.trim() || undefined,
    givenNames: draft.chequeGivenNames.trim() || undefined,
    address: fromAddressDraft(draft.chequeAddress),
  })
  return given({ reference, cheque }) || given(account) ? { ...account, reference, cheque } : undefined
}

/** The object, when anything in it is given. */
function given<T extends object>(fields: T): T | undefined {
  return Object.values(fields).some(Boolean) ? fields : undefined
}
