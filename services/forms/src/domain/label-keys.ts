import type { Form, FormNode } from './form.ts'

/** Keys of words: those that must be there, and those that the printed form may lack. */
export interface LabelKeys {
  readonly needed: readonly string[]
  readonly optional: readonly string[]
}

/** Every key under which a form may have words, in the order of the form. */
export function labelKeysOf(form: Form): LabelKeys {
  const { header } = form
  const around = [
    ...[header.annex, header.title, header.legalBasis, header.noticeHeading].flatMap((key) => key ?? []),
    ...header.notices,
    ...(form.parts ?? []).flatMap((p) => [p.heading, p.instruction]),
    ...form.footnotes.map((f) => `footnote.${f}`),
  ]
  const below = form.body.map(keysBelow)
  return {
    needed: [...around, ...below.flatMap((k) => k.needed)],
    optional: below.flatMap((k) => k.optional),
  }
}

/** Whether a key is of a sheet that is no point of the published form. */
export const isOfSheet = ({ body }: Form, key: string): boolean =>
  body.some(({ sheet, id }) => sheet && (key === id || key.startsWith(`${id}.`)))

function keysBelow(node: FormNode): LabelKeys {
  const own = keysOf(node)
  const below = (node.children ?? []).map(keysBelow)
  return {
    needed: [...own.needed, ...below.flatMap((k) => k.needed)],
    optional: [...own.optional, ...below.flatMap((k) => k.optional)],
  }
}

function keysOf(node: FormNode): LabelKeys {
  const { id } = node
  const isSilent = node.labelFrom !== undefined || node.type === 'table'
  return {
    needed: [
      ...(isSilent ? [] : [id]),
      ...(node.options ?? []).map((o) => `${id}.${o}`),
      ...(node.columns ?? []).map((c) => `${id}.col.${c.id}`),
      ...(node.rows ?? []).map((r) => `${id}.row.${r}`),
    ],
    optional: [
      id,
      `${id}#hint`,
      ...(node.parts ?? []).map((p) => `${id}.${p.id}`),
      ...(node.options ?? []).map((o) => `${id}.${o}#hint`),
      ...(node.columns ?? []).map((c) => `${id}.col.${c.id}#hint`),
    ],
  }
}
