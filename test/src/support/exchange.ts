import { request, type Sent } from '@sustento/embedded/demo/request'
import { type Received, respond, seeAcknowledgement } from '@sustento/embedded/demo/respond'
import type { Scenario } from '@sustento/embedded/demo/scenario'
import type { Installation } from './installation.ts'
import { quietReport } from './quiet-report.ts'

/** A whole exchange that was played and verified. */
export interface Exchange {
  scenario: Scenario
  sent: Sent
  received: Received
}

/** Plays a scenario of the demonstration with its own checks: entered, sent, received, acknowledged, seen. */
export async function exchange(at: Installation, scenario: Scenario): Promise<Exchange> {
  const report = quietReport()
  const requesting = await at.person(scenario.from)
  const requested = await at.person(scenario.to)
  const sent = await request(requesting, scenario, report)
  const received = await respond(requested, requesting, sent, scenario, report)
  await seeAcknowledgement(requesting, sent, report)
  return { scenario, sent, received }
}
