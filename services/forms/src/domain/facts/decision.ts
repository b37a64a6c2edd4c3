import type { CaseFile } from '../case-file.ts'
import { toDecimal } from '../money.ts'
import { addressFacts } from './authority.ts'
import type { FactContext } from './context.ts'
import type { Facts } from './fact.ts'
import { namesOf } from './person.ts'

/** Letters that ask for another decision than the one at hand. */
const modifications = new Set(['56-1-e', '56-1-f', '56-2-b', '56-2-c', '10-1-e', '10-1-f', '10-2-b', '10-2-c'])
const recognitions = new Set(['56-1-a', '56-2-a'])

/** The decision, what is asked with it, and on which ground it is to be recognised. */
export function decisionsFacts(file: CaseFile, context: FactContext): Facts {
  const decision = decisionFacts(file, context)
  return {
    decision,
    decisionToModify: modifications.has(file.application) ? decision : {},
    recognition: recognitionFacts(file, context),
    relief: reliefFacts(file),
    enforcement: {
      madeThere: decision.stateOfOrigin === file.requestedAuthority?.address?.state,
      recognisedThere: decision.stateOfOrigin !== file.requestedAuthority?.address?.state,
    },
  }
}

function decisionFacts(file: CaseFile, { language }: FactContext): Facts {
  const d = file.decision
  if (!d) return {}
  const costs = d.costs
  return {
    date: d.date,
    reference: d.reference,
    court: d.court,
    courtAddress: { ...addressFacts(d.courtAddress, language), state: d.courtAddress?.state || d.stateOfOrigin },
    stateOfOrigin: d.stateOfOrigin,
    enforceable: d.enforceable,
    appeared: d.defendantAppeared,
    notAppeared: d.defendantAppeared === undefined ? undefined : !d.defendantAppeared,
    basis: { [d.recognitionBasis]: true },
    isArrangement: d.kind === 'authentic-instrument',
    isDecision: d.kind !== 'authentic-instrument',
    isCourtDecision: d.kind === 'decision',
    isSettlement: d.kind === 'court-settlement',
    whole: !d.partSought,
    inPart: Boolean(d.partSought),
    partSought: d.partSought,
    costs: {
      payer: namesOf(file, [costs?.payer]),
      payee: namesOf(file, [costs?.payee]),
      amount: costs?.amount && toDecimal(costs.amount),
      currency: costs?.amount?.currency,
    },
  }
}

/** A decision of a Member State is recognised by the Regulation, another by the Convention of 2007 if that applies. */
function recognitionFacts({ application, decision }: CaseFile, { memberStates }: FactContext): Facts {
  if (!decision || !recognitions.has(application)) return {}
  if (decision.stateOfOrigin === '' || memberStates.has(decision.stateOfOrigin)) return { byRegulation: true }
  const { recognitionBasis, defendantAppeared: appeared } = decision
  const letter = /^20-1-([a-f])$/.exec(recognitionBasis)?.[1]
  if (!letter) return {}
  return { byConvention: true, basis: { [recognitionBasis]: true }, article20: `20(1)(${letter})`, appeared }
}

/** What is asked for where an instrument has one application for all: a decision that exists is to be enforced. */
function reliefFacts({ application, decision }: CaseFile): Facts {
  const modify = application === '8'
  return { modify, enforce: !modify && decision !== undefined, obtain: !modify && decision === undefined }
}
