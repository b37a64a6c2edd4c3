import { accompanyingForms } from './application-forms.ts'
import { type Circumstances, checkAttachments } from './attachments.ts'
import { type CourseOfSending, checkCourse } from './course-findings.ts'
import type { SendingFinding } from './findings.ts'
import { namesFirstSteps } from './first-steps.ts'
import type { Application, Instrument } from './instrument.ts'
import type { InstrumentForm } from './instrument-form.ts'
import { getForm } from './law.ts'
import type { Words } from './words.ts'

/** A form that is about to leave the house, as far as the law looks at it. */
export interface Sending extends CourseOfSending {
  form: InstrumentForm
  /** Ids of all forms that travel in the message, with this one. */
  forms: readonly string[]
  signedParts: readonly string[]
  language: string
  acceptedLanguages: readonly string[]
  /** Kinds of the documents that travel along. */
  documents: readonly string[]
  circumstances: Circumstances
  consented: boolean
}

/** Everything besides the form's own answers that stands in the way of sending. */
export function checkSending(instrument: Instrument, application: Application, sending: Sending): SendingFinding[] {
  const { form, language, acceptedLanguages } = sending
  const findings: SendingFinding[] = []
  const must = (code: SendingFinding['code'], article: string, message: Words, path = '') =>
    findings.push({ path, severity: 'must', code, message, article })

  for (const { part } of form.parts?.filter((each) => each.signed && !sending.signedParts.includes(each.part)) ?? []) {
    must('NOT_SIGNED', form.article, { en: `Part ${part} is not signed`, fr: `La partie ${part} n’est pas signée` })
  }
  const { article } = instrument.languages
  if (article !== undefined && !acceptedLanguages.includes(language)) {
    must('LANGUAGE_NOT_ACCEPTED', article, {
      en: `The requested State does not accept this language; it accepts ${acceptedLanguages.join(', ')}`,
      fr: `L’État requis n’accepte pas cette langue ; il accepte ${acceptedLanguages.join(', ')}`,
    })
  }
  if (form.purpose === 'acknowledgement' && !namesFirstSteps(form, sending.given)) {
    must(
      'FIRST_STEPS_MISSING',
      form.article,
      {
        en: 'The acknowledgement must name the first steps that have been or will be taken',
        fr: 'L’accusé de réception doit indiquer les premières démarches entreprises ou à entreprendre',
      },
      form.firstSteps?.[0],
    )
  }
  // a draft begun before the determination still holds what must not be disclosed: once it says so, the form finds that
  if (sending.circumstances.nonDisclosure && form.nonDisclosure && !sending.given.has(form.nonDisclosure.box)) {
    must(
      'NON_DISCLOSURE_NOT_SAID',
      form.nonDisclosure.article ?? '',
      {
        en: 'A determination of non-disclosure protects somebody in the case: the form must say so',
        fr: 'Une décision de non-divulgation protège une personne du dossier : le formulaire doit l’indiquer',
      },
      form.nonDisclosure.box,
    )
  }
  findings.push(...checkCourse(instrument, form, sending))
  if (form.purpose === 'application') findings.push(...checkApplication(instrument, application, sending))
  return findings
}

function checkApplication(instrument: Instrument, application: Application, sending: Sending): SendingFinding[] {
  const findings = checkAttachments(instrument, application, sending.documents, sending.circumstances)
  const must = (code: SendingFinding['code'], article: string, message: Words) =>
    findings.push({ path: '', severity: 'must', code, message, article })
  if (sending.circumstances.publicBody && !application.publicBody) {
    must('PUBLIC_BODY_NOT_ENTITLED', application.article, {
      en: 'A public body may not make this application',
      fr: 'Un organisme public ne peut présenter cette demande',
    })
  }
  if (instrument.consent && !sending.consented) {
    must('CONSENT_MISSING', instrument.consent.article, {
      en: 'The applicant’s consent to the transmission is not recorded',
      fr: 'Le consentement du demandeur à la transmission n’est pas consigné',
    })
  }
  const wanted = accompanyingForms(instrument, application, sending.circumstances.nonDisclosure)
  for (const id of wanted.filter((each) => !sending.forms.includes(each))) {
    const { title, article } = getForm(instrument, id)
    must('FORM_MISSING', article, {
      en: `This form must travel with the application: ${title.en}`,
      fr: `Ce formulaire doit accompagner la demande : ${title.fr}`,
    })
  }
  return findings
}
