import { expect, test } from '@jest/globals'
import { Finding } from '@sustento/platform/gen/sustento/type/v1/answer'
import { saidOnce } from './said-once.ts'

const finding = (code: string) => Finding.fromPartial({ code })
const codes = (ofForm: string[], ofLaw: string[]) =>
  saidOnce(ofForm.map(finding), ofLaw.map(finding)).map(({ code }) => code)

test('a missing signature is said once, as the law says it', () => {
  expect(codes(['REQUIRED', 'SIGNATURE_MISSING'], ['NOT_SIGNED'])).toEqual(['REQUIRED', 'NOT_SIGNED'])
})

test('a signature that only the form asks for is not passed over', () => {
  expect(codes(['SIGNATURE_MISSING'], ['DOCUMENT_MISSING'])).toEqual(['SIGNATURE_MISSING', 'DOCUMENT_MISSING'])
})
