import type { Form, FormNode } from '../domain/form.ts'
import { labelKeysOf } from '../domain/label-keys.ts'
import type { Labels } from '../domain/labels.ts'
import { modelOf } from '../domain/model.ts'
import type { PhraseLists } from '../domain/phrases.ts'
import type { Derivation } from '../domain/prefill.ts'
import { pathsOf } from '../domain/rules.ts'
import { toPattern } from '../domain/slots.ts'
import type { Block, BlockUse, Folder, Source } from './source.ts'

/** Completes folders by their bases and blocks. A base is a folder of its own, never one with a base. */
export function composeAll(folders: readonly Folder[], blocks: readonly Block[], phrases: PhraseLists): Source[] {
  const own = new Map(folders.filter((f) => !f.form.base).map((f) => [f.form.id, withBlocks(f, blocks)]))
  return folders.map((folder) => {
    const { base, id } = folder.form
    const source = own.get(base ?? id)
    if (!source) throw new Error(`form ${id} lacks its base ${base}`)
    return base ? derive(source, folder, phrases) : source
  })
}

const isUse = (node: FormNode | BlockUse): node is BlockUse => 'block' in node

/** A form of its own with the points that it shares with others. */
function withBlocks(folder: Folder, blocks: readonly Block[]): Source {
  const { words, rules, derivation, sample } = folder
  const form = folder.form as Omit<Form, 'body'> & { body: readonly (FormNode | BlockUse)[] }
  const used = form.body.filter(isUse).map((use) => {
    const block = blocks.find((b) => b.id === use.block)
    if (!block) throw new Error(`form ${form.id} uses a block that is not there: ${use.block}`)
    return block
  })
  if (!rules || !sample || !derivation) throw new Error(`form ${form.id} lacks rules, sample or bindings`)
  const shared = Object.assign({}, ...used.map((b) => b.labels)) as Labels['labels']
  const { en } = words
  return {
    form: {
      ...form,
      footnotes: [...used.flatMap((b) => b.footnotes ?? []), ...form.footnotes],
      body: form.body.flatMap((node) => (isUse(node) ? (used.find((b) => b.id === node.block)?.nodes ?? []) : [node])),
    },
    words: { ...words, ...(en && { en: withShared(en, shared, form.standing === 'published') }) },
    rules: { ...rules, rules: [...used.flatMap((b) => b.rules), ...rules.rules] },
    derivation: joined([...used, derivation]),
    sample: { ...sample, answers: Object.assign({}, ...used.map((b) => b.sample), sample.answers) },
  }
}

/** The words of a form with those of its blocks, which are ours: no text of a form that the law prints. */
function withShared(en: Labels, shared: Labels['labels'], published: boolean): Labels {
  const labels = { ...shared, ...en.labels }
  return published ? { ...en, labels, working: [...(en.working ?? []), ...Object.keys(shared)] } : { ...en, labels }
}

/** The base with the differences of another edition. What speaks of points that this edition lacks falls away. */
function derive(
  source: Source,
  { form: file, words, rules, derivation, sample }: Folder,
  phrases: PhraseLists,
): Source {
  const { base: _, replace = {}, body: __, ...own } = file
  const form: Form = { ...source.form, ...own, body: replaceNodes(source.form.body, replace) }
  const keys = labelKeysOf(form)
  const known = new Set([...keys.needed, ...keys.optional])
  const { nodes, slots } = modelOf(form, { rules: [] }, phrases)
  const patterns = new Set(slots.map((s) => s.pattern))
  const points = new Set([...patterns, ...nodes.flatMap(({ node, pattern }) => [node.id, pattern])])
  const languages = new Set([...Object.keys(source.words), ...Object.keys(words)])
  return {
    form,
    words: Object.fromEntries(
      [...languages].map((language) => [language, mergeWords(source.words[language], words[language], known)]),
    ),
    rules: rules ?? {
      ...source.rules,
      rules: source.rules.rules.filter((r) => pathsOf(r).every((p) => points.has(p))),
    },
    derivation: joined([among(source.derivation, patterns, points), ...(derivation ? [derivation] : [])]),
    sample: {
      ...source.sample,
      ...sample,
      answers: { ...only(source.sample.answers, (path) => patterns.has(toPattern(path))), ...sample?.answers },
    },
  }
}

/** What is derived and what is asked, of blocks and form or of base and edition, together. */
function joined(derivations: readonly Derivation[]): Derivation {
  const asked: Record<string, string[]> = {}
  for (const one of derivations) {
    for (const [who, points] of Object.entries(one.asked)) asked[who] = [...(asked[who] ?? []), ...points]
  }
  return { bindings: Object.assign({}, ...derivations.map((d) => d.bindings)), asked }
}

function among(
  { bindings, asked }: Derivation,
  patterns: ReadonlySet<string>,
  points: ReadonlySet<string>,
): Derivation {
  const there = Object.entries(asked).map(([who, ids]) => [who, ids.filter((id) => points.has(id))])
  return { bindings: only(bindings, (path) => patterns.has(path)), asked: Object.fromEntries(there) }
}

function replaceNodes(
  nodes: readonly FormNode[],
  replace: Readonly<Record<string, readonly FormNode[]>>,
): readonly FormNode[] {
  return nodes.flatMap((node) => {
    const instead = replace[node.id]
    if (instead) return instead
    return [node.children ? { ...node, children: replaceNodes(node.children, replace) } : node]
  })
}

/** Words of the base below the edition's own; a word that the edition gives itself brings its own provenance. */
function mergeWords(base: Labels | undefined, own: Labels | undefined, known: ReadonlySet<string>): Labels {
  const most = own ?? base
  if (!most) throw new Error('words of neither form nor base')
  const inherited = only(base?.labels ?? {}, (key) => known.has(key) && !(own && key in own.labels))
  return {
    ...most,
    labels: { ...inherited, ...own?.labels },
    working: [...(base?.working ?? []).filter((key) => key in inherited), ...(own?.working ?? [])],
    footnoteMarks: { ...only(base?.footnoteMarks ?? {}, (key) => key in inherited), ...own?.footnoteMarks },
  }
}

const only = <T>(record: Readonly<Record<string, T>>, keep: (key: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keep(key)))
