import { Fault } from '@sustento/platform/errors'
import type { Trust } from '../../ecodex/xades/verify.ts'
import type { Partner } from '../../store/access-point.ts'
import type { MessageRow } from '../../store/message-row.ts'
import type { App } from '../app.ts'

/** The partner of a message. One that was taken out of the files is a fault that somebody may still mend. */
export function partnerOf(app: App, tenant: string, id: string): Partner {
  const partner = app.points.get(tenant).partners.find((one) => one.id === id)
  if (partner === undefined) throw new Fault('the partner of a message is not in the files any more')
  return partner
}

/** Whose evidences are believed about what came with a message: of its partner, and of whoever it was forwarded for. */
export function trustFor(app: App, tenant: string, { partner, originalPartner }: MessageRow): Trust {
  const at = app.clock.now()
  const own = trustIn(partnerOf(app, tenant, partner), at)
  if (originalPartner === '') return own
  const theirs = trustIn(partnerOf(app, tenant, originalPartner), at)
  return { ...theirs, certificates: [...theirs.certificates, ...own.certificates] }
}

/** Whose evidences are believed about messages to and from a partner. */
export function trustIn({ evidenceCertificates, sha1Evidences }: Partner, at: Date): Trust {
  return { certificates: evidenceCertificates, at, sha1: sha1Evidences }
}
