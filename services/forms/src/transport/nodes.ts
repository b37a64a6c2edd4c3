import {
  type FormOption,
  FormNode as Node,
  type FormNode as NodeMessage,
  FormOption as Option,
  type FormPhrase as PhraseMessage,
  Provenance,
} from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import type { FormNode, NodePart } from '../domain/form.ts'
import { findWording, labelKeyOf, type Wording } from '../domain/labels.ts'
import { phraseKey } from '../domain/phrases.ts'
import type { WordedForm } from '../usecases/forms.ts'

const none: Wording = { text: '', working: false }

export const provenanceOf = (working: boolean): Provenance =>
  working ? Provenance.PROVENANCE_WORKING_TRANSLATION : Provenance.PROVENANCE_OFFICIAL

/** A node and everything below it, in the words of the form; `feeding` are the ids of nodes that feed a case. */
export function toNode(form: WordedForm, node: FormNode, feeding: ReadonlySet<string>, formPart?: string): NodeMessage {
  const words = wordsAt(form, labelKeyOf(node))
  const part = node.part ?? formPart ?? ''
  return {
    id: node.id,
    number: node.number ?? '',
    type: node.type,
    label: words.text,
    provenance: provenanceOf(words.working),
    hint: wordsAt(form, `${node.id}#hint`).text,
    options: (node.options ?? []).map((id) => toOption(form, node, id)),
    parts: (node.parts ?? []).map((p) => toPart(form, node, p, part)),
    children: (node.children ?? []).map((child) => toNode(form, child, feeding, part)),
    required: node.required === undefined ? '' : String(node.required),
    requiredBy: node.requiredBy ?? '',
    repeat: node.repeat && { min: node.repeat.min, printed: node.repeat.printed },
    list: listOf(node),
    fill: typeof node.fill === 'string',
    fillType: typeof node.fill === 'string' ? node.fill : '',
    columns: (node.columns ?? []).map((c) => ({ ...toOption(form, node, `col.${c.id}`), id: c.id, type: c.type })),
    rows: (node.rows ?? []).map((r) => ({ ...toOption(form, node, `row.${r}`), id: r })),
    footnotes: [...(node.footnotes ?? [])],
    part,
    totalRow: node.totalRow ?? '',
    feedsCase: feeding.has(node.id),
    sumOf: node.sumOf && {
      plus: [...node.sumOf.plus],
      minus: [...(node.sumOf.minus ?? [])],
      currencies: node.sumOf.currencies ?? '',
    },
    phrases: toPhrases(form, node),
    notKnown: node.notKnown === true && node.parts === undefined,
  }
}

/** Phrases are words of this project, in English too. */
function toPhrases({ entry, labels }: WordedForm, { phrases: name = '' }: FormNode): PhraseMessage[] {
  return (entry.model.phrases.get(name)?.phrases ?? []).map(({ id, article = '' }) => ({
    id,
    label: labels.phrases?.[phraseKey(name, id)] ?? '',
    article,
    provenance: Provenance.PROVENANCE_WORKING_TRANSLATION,
  }))
}

const wordsAt = ({ labels }: WordedForm, key: string): Wording => findWording(labels, key) ?? none

/** A country is chosen from the world's, where the form itself prints no list. */
const listOf = (node: FormNode): string =>
  node.list ?? { country: 'countries', currency: 'currencies' }[node.type as string] ?? ''

function toOption(form: WordedForm, node: FormNode, id: string): FormOption {
  const words = wordsAt(form, `${node.id}.${id}`)
  return {
    ...Option.create(),
    id,
    label: words.text,
    fill: typeof node.fill === 'object' && id in node.fill,
    type: typeof node.fill === 'object' ? (node.fill[id] ?? '') : '',
    provenance: provenanceOf(words.working),
    footnotes: [...(node.optionFootnotes?.[id] ?? [])],
  }
}

/** A value on a line with others: the official text has one label for all, so its own name is a working one. */
function toPart(form: WordedForm, node: FormNode, part: NodePart, formPart: string): NodeMessage {
  const official = findWording(form.labels, `${node.id}.${part.id}`)
  return {
    ...Node.create(),
    id: part.id,
    type: part.type,
    label: form.language.parts[part.id] ?? official?.text ?? '',
    provenance: Provenance.PROVENANCE_WORKING_TRANSLATION,
    part: formPart,
    notKnown: node.notKnown === true,
  }
}
