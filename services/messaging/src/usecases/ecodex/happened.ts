import type { EntityManager } from 'typeorm'
import { findEcodexMessage } from '../../store/ecodex-messages.ts'
import { insertWork } from '../../store/ecodex-work.ts'
import { findEvidence } from '../../store/evidences.ts'

/** Remembers, in the transaction in which it happens, that the sender has to be given an evidence; each but once. */
export async function happened(
  tx: EntityManager,
  message: string,
  step: 'taken-over' | 'opened',
  at: Date,
): Promise<void> {
  const known = await findEcodexMessage(tx, message)
  // One that we sent has a chain: there the partner gives the evidences.
  if (known === undefined || known.chain !== null) return
  const given = await findEvidence(tx, message, step === 'opened' ? 'RETRIEVAL' : 'DELIVERY')
  if (given === undefined) await insertWork(tx, { message, step, at })
}
