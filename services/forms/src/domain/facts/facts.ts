import type { CaseFile } from '../case-file.ts'
import { authorityFacts } from './authority.ts'
import { claimFacts } from './claim.ts'
import type { FactContext } from './context.ts'
import { decisionsFacts } from './decision.ts'
import { documentFacts } from './documents.ts'
import type { Facts } from './fact.ts'
import { measuresFacts } from './measures.ts'
import { obligationsFacts } from './obligations.ts'
import { peopleFacts } from './people.ts'

/**
 * The vocabulary of the bindings: the case file in the terms of forms. Who is represented, whether an address may be
 * shown, which list of documents applies is decided here, once, so that `bindings.json` is nothing but names.
 */
export function factsOf(file: CaseFile, context: FactContext): Facts {
  return {
    today: context.today,
    instrument: { is: { [file.instrument]: true } },
    application: { is: { [file.application]: true } },
    requesting: authorityFacts(file.requestingAuthority, context.language),
    requested: authorityFacts(file.requestedAuthority, context.language),
    ...writerFacts(file, context),
    ...peopleFacts(file, context.language),
    ...documentFacts(file, context.memberStates),
    ...decisionsFacts(file, context),
    ...obligationsFacts(file, context.language),
    ...claimFacts(file, context.language),
    ...measuresFacts(file),
    titleProduced: file.documents.some((d) => d.kind === 'decision') || undefined,
    consentDate: file.consentDate,
    additionalInformation: file.additionalInformation,
    receipt: { receivedOn: file.receipt?.receivedOn, transmittedOn: file.receipt?.transmittedOn },
  }
}

/**
 * Who writes: `answering` is the requested authority in the part of a form that it adds, `sender` and `recipient` the two
 * ends of a message. Nothing of it is known when the caller does not say who writes.
 */
function writerFacts(file: CaseFile, { writer, today, language }: FactContext): Facts {
  const requesting = authorityFacts(file.requestingAuthority, language)
  const requested = authorityFacts(file.requestedAuthority, language)
  const asks = writer === 'requesting-authority'
  const answers = writer === 'requested-authority'
  return {
    answering: answers ? { ...requested, today } : {},
    sender: asks ? requesting : answers ? requested : {},
    recipient: asks ? requested : answers ? requesting : {},
  }
}
