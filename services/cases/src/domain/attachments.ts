import type { SendingFinding } from './findings.ts'
import type { Application, Attachments, Instrument } from './instrument.ts'

/** What decides which documents must accompany an application. */
export interface Circumstances {
  /** The applicant is a public body. */
  publicBody: boolean
  /** The decision comes from a State that the instrument does not bind. */
  thirdState: boolean
  /** Arrears are claimed. */
  arrears: boolean
  /** A claim is indexed. */
  indexation: boolean
  /** The defendant neither appeared nor was represented. */
  defendantDidNotAppear: boolean
  /** Somebody in the case is protected by a determination of non-disclosure. */
  nonDisclosure: boolean
}

/** The documents that may accompany this application. */
export function attachmentsOf(application: Application, thirdState: boolean): Attachments {
  return (thirdState && application.thirdStateAttachments) || application.attachments
}

/** What is missing among the documents and what may not be sent or asked for (Article 57(5), Article 11(3) HC). */
export function checkAttachments(
  instrument: Instrument,
  application: Application,
  kinds: readonly string[],
  circumstances: Circumstances,
): SendingFinding[] {
  const rules = attachmentsOf(application, circumstances.thirdState)
  const titled = (kind: string) => instrument.documents[kind]?.title ?? { en: kind, fr: kind }
  const holds = {
    arrears: circumstances.arrears,
    indexation: circumstances.indexation,
    'defendant-did-not-appear': circumstances.defendantDidNotAppear,
  }
  const lawful = rules.kinds.filter((rule) => rule.only !== 'public-body' || circumstances.publicBody)
  const missing = lawful
    .filter((rule) => !kinds.includes(rule.kind))
    .filter((rule) => rule.presence === 'required' || (rule.when !== undefined && holds[rule.when]))
    .map((rule): SendingFinding => {
      const { en, fr } = titled(rule.kind)
      return {
        path: '',
        severity: rule.presence === 'where-necessary' ? 'should' : 'must',
        code: 'DOCUMENT_MISSING',
        message: { en: `A document is missing: ${en}`, fr: `Un document manque : ${fr}` },
        article: instrument.documents[rule.kind]?.article ?? rules.article,
      }
    })
  const unlawful = kinds
    .filter((kind) => rules.closed && !lawful.some((rule) => rule.kind === kind))
    .map((kind): SendingFinding => {
      const { en, fr } = titled(kind)
      return {
        path: '',
        severity: 'must',
        code: 'DOCUMENT_NOT_LAWFUL',
        message: {
          en: `This document may not accompany the application: ${en}`,
          fr: `Ce document ne peut accompagner la demande : ${fr}`,
        },
        article: rules.article,
      }
    })
  return [...missing, ...unlawful]
}
