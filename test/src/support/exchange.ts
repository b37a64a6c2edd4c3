import { request, type Sent } from '@sustento/embedded/demo/request'
import { type Received, respond, seeAcknowledgement } from '@sustento/embedded/demo/respond'
import { readScenario, type Scenario } from '@sustento/embedded/demo/scenario'
import type { Installation } from './installation.ts'
import { quietReport } from './quiet-report.ts'

/** A whole exchange that was played and verified. */
export interface Exchange {
  scenario: Scenario
  sent: Sent
  received: Received
}

/** Plays a scenario of the demonstration with its own checks: entered, sent, received, acknowledged, seen. */
export async function exchange(
  at: Installation,
  name: string,
  change: (scenario: Scenario) => void = () => {},
): Promise<Exchange> {
  const scenario = readScenario(name)
  change(scenario)
  const report = quietReport()
  const requesting = await at.person(scenario.from, 'caseworker')
  const requested = await at.person(scenario.to, 'caseworker')
  const sent = await request(requesting, scenario, report)
  const received = await respond(requested, requesting, sent, scenario, report)
  await seeAcknowledgement(requesting, sent, report)
  return { scenario, sent, received }
}
