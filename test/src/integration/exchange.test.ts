import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { exchange } from '../support/exchange.ts'
import { type Installation, installation } from '../support/installation.ts'
import { addressing } from './addressing.ts'
import { withCanaries } from './canaries.ts'
import { correspondence } from './correspondence.ts'
import { independentCheck } from './independent-check.ts'
import type { Played } from './played.ts'
import { privacy } from './privacy.ts'
import { protectedApplicant } from './protected-applicant.ts'
import { replay } from './replay.ts'
import { statistics } from './statistics.ts'

// Three States play both exchanges of the demonstration once; everything that can be seen afterwards is looked at here.

let at: Installation
let played: Played
const get = () => played

beforeAll(async () => {
  at = await installation(['pt', 'be', 'no'])
  const regulation = await exchange(at, await withCanaries(readScenario('scenario-a')))
  const convention = await exchange(at, readScenario('scenario-b'))
  played = { at, regulation, convention }
})

afterAll(() => at?.close(), 60_000)

test('an application under the Regulation is acknowledged, and both its clocks have run', async () => {
  const requesting = await at.person('pt')
  const { case: known } = await requesting.get(played.regulation.sent.case)
  expect(known.status).toBe('acknowledged')
  expect(known.timeLimits.map((limit: { clock: string }) => limit.clock).sort()).toEqual([
    'acknowledge',
    'status-report',
  ])
})

test('an application under the Convention came with its transmittal and was acknowledged', async () => {
  const { sent, received } = played.convention
  expect(sent.submissions).toHaveLength(2)
  const requested = await at.person('no')
  const { submissions } = await requested.get(`${received.case}/submissions`)
  expect(submissions.map((each: { purpose: string }) => each.purpose).sort()).toEqual([
    'acknowledgement',
    'application',
    'transmittal',
  ])
})

describe('statistics', () => statistics(get))
describe('a message captured on the wire', () => replay(get))
describe('a message in the hands of somebody else', () => independentCheck(get))
describe('what people are told about', () => privacy(get))
describe('an application for somebody protected', () => protectedApplicant(get))
describe('what the authorities write to each other', () => correspondence(get))
describe('what stands in the clear', () => addressing(get))
