import {
  type ExclusivePoints,
  type Form as FormMessage,
  type ValueList as ListMessage,
  Form as Message,
  FormOption as Option,
} from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { Severity } from '@sustento/platform/gen/sustento/type/v1/answer'
import { toDate } from '@sustento/platform/legal-date'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { feedingNodes } from '../domain/extract/court-form.ts'
import { isOfSheet } from '../domain/label-keys.ts'
import { findWording, hasOfficialWords } from '../domain/labels.ts'
import { wordOf } from '../domain/lists.ts'
import type { FormModel } from '../domain/model.ts'
import type { WordedForm } from '../usecases/forms.ts'
import { provenanceOf, toNode } from './nodes.ts'

const textAt = ({ labels }: WordedForm, key: string | undefined): string =>
  key === undefined ? '' : (findWording(labels, key)?.text ?? '')

/** A form without its nodes, as a list shows it. */
export function toFormSummary(tenant: string, worded: WordedForm): FormMessage {
  const { form } = worded.entry.model
  return {
    ...Message.create(),
    name: `tenants/${tenant}/forms/${form.id}`,
    title: textAt(worded, form.header.title),
    legalBasis: textAt(worded, form.header.legalBasis) || form.articles,
    edition: form.edition,
    instruments: [...form.instruments],
    editionOf: form.editionOf ?? '',
    inForceFrom: toDate(form.inForce.from),
    inForceUntil: toDate(form.inForce.until),
    issuedBy: form.issuedBy,
    derived: form.derived,
    purpose: form.purpose,
    language: worded.labels.language,
    provenance: provenanceOf(worded.labels.working?.some((key) => !isOfSheet(form, key)) ?? false),
    unpublished: form.standing === 'instead-of-published',
    languages: [...worded.entry.labels.keys()].sort(),
  }
}

/** A form with every node, footnote and list, in one language. */
export function toForm(tenant: string, worded: WordedForm, catalogue: Catalogue): FormMessage {
  const { form } = worded.entry.model
  const feeding = feedingNodes(worded.entry.model)
  const nodes = form.body.map((node) => toNode(worded, node, feeding))
  return {
    ...toFormSummary(tenant, worded),
    notices: form.header.notices.map((key) => textAt(worded, key)),
    parts: (form.parts ?? []).map((part) => ({
      id: part.id,
      heading: textAt(worded, part.heading),
      instruction: textAt(worded, part.instruction),
      completedBy: part.completedBy,
    })),
    nodes,
    exclusive: toExclusive(worded.entry.model),
    officialLanguages: [...worded.entry.labels.values()].filter(hasOfficialWords).map(({ language }) => language),
    footnotes: form.footnotes.map((id) => ({ id, text: textAt(worded, `footnote.${id}`) })),
    lists: toLists(worded, catalogue),
  }
}

/** What excludes each other without a condition: the alternatives of the form, and the rules that say so. */
function toExclusive({ alternatives, rules }: FormModel): ExclusivePoints[] {
  const always = rules.flatMap(({ rule }) => (rule.kind === 'exclusive' && !rule.when && !rule.unless ? rule : []))
  return [
    ...alternatives.map((paths) => ({ paths: [...paths], severity: Severity.SEVERITY_MUST })),
    ...always.map(({ paths, severity }) => ({
      paths: [...paths],
      severity: severity === 'should' ? Severity.SEVERITY_SHOULD : Severity.SEVERITY_MUST,
    })),
  ]
}

/** Today's lists: the printed edition keeps its own, a case of today chooses from what is true today. */
function toLists(worded: WordedForm, catalogue: Catalogue): ListMessage[] {
  const { form, slots } = worded.entry.model
  const uses = new Map(Object.entries(form.lists ?? {}).map(([id, use]) => [id, use.today]))
  if (slots.some((s) => s.type === 'country')) uses.set('countries', 'all')
  return [...uses].flatMap(([id, today]) => {
    const list = catalogue.lists.get(id)
    if (!list) return []
    const values = (list.today[today] ?? []).map((code) => {
      const word = wordOf(list, code, worded.language)
      return {
        ...Option.create(),
        id: code,
        label: word.text,
        fill: code === 'other',
        provenance: provenanceOf(word.working),
      }
    })
    return [{ id, values }]
  })
}
