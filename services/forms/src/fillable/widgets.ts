import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  type PDFFont,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { Fault } from '@sustento/platform/errors'
import type { Field } from '../print/blocks.ts'
import { fontName, fontSize, onName, type Sight, textSight, tickStates } from './appearance.ts'
import { toFieldName } from './filled.ts'

/** Where a field stands. */
export interface Place {
  readonly ref: PDFRef
  readonly dict: PDFDict
  readonly page: PDFRef
}

/** What fields are made with. */
export interface Maker {
  readonly context: PDFContext
  readonly font: PDFFont
}

interface Group {
  readonly ref: PDFRef
  readonly dict: PDFDict
}

type Tick = Extract<Field, { kind: 'tick' }>

/** Flags of fields (ISO 32000-1, tables 226 to 230). */
const [multiline, radio, combo] = [1 << 12, 1 << 15, 1 << 17]

/** Turns the links in their places into fields; gives the roots of the form. */
export function fieldsOf(maker: Maker, fields: readonly Field[], places: ReadonlyMap<number, Place>): PDFRef[] {
  const groups = new Map<string, Group>()
  return fields.flatMap((field, n) => {
    const place = places.get(n) ?? missing()
    toWidget(place, field)
    if (field.kind === 'text') return [textField(maker, field, place)]
    if (field.kind === 'list') return [listField(maker, field, place)]
    if (!field.group) return [tickField(maker, field, place)]
    return button(maker, field, place, groups)
  })
}

/** What all widgets share: the link's own entries go, its place and its tag stay. */
function toWidget({ dict, page }: Place, field: Field): void {
  for (const key of ['A', 'Border', 'Contents']) dict.delete(PDFName.of(key))
  set(dict, { Subtype: PDFName.of('Widget'), P: page, TU: PDFHexString.fromText(field.tip) })
}

const style = PDFString.of(`/${fontName} ${fontSize} Tf 0 g`)

function textField(maker: Maker, field: Extract<Field, { kind: 'text' }>, { ref, dict }: Place): PDFRef {
  const { context } = maker
  set(dict, { FT: PDFName.of('Tx'), T: nameOf(field), DA: style })
  if (field.multiline) dict.set(PDFName.of('Ff'), context.obj(multiline))
  setValue(dict, field.value)
  set(dict, { AP: context.obj({ N: textSight(sightOf(maker, dict), field.value, field.multiline) }) })
  return ref
}

function listField(maker: Maker, field: Extract<Field, { kind: 'list' }>, { ref, dict }: Place): PDFRef {
  const { context } = maker
  const choices = [['', ' '], ...field.choices].map((pair) => pair.map((text) => PDFHexString.fromText(text ?? '')))
  const shown = field.choices.find(([code]) => code === field.value)?.[1] ?? field.value
  set(dict, { FT: PDFName.of('Ch'), T: nameOf(field), DA: style, Ff: context.obj(combo), Opt: context.obj(choices) })
  setValue(dict, field.value)
  set(dict, { AP: context.obj({ N: textSight(sightOf(maker, dict), shown, false) }) })
  return ref
}

/** What a field holds, and that it held it when the copy was made. */
function setValue(dict: PDFDict, value: string): void {
  if (value !== '') set(dict, { V: PDFHexString.fromText(value), DV: PDFHexString.fromText(value) })
}

function tickField(maker: Maker, field: Tick, { ref, dict }: Place): PDFRef {
  const state = field.on ? onName(field.option) : PDFName.of('Off')
  set(dict, { FT: PDFName.of('Btn'), T: nameOf(field), V: state, AS: state })
  set(dict, { AP: maker.context.obj(tickStates(sightOf(maker, dict), field.option)) })
  return ref
}

/** One button of a group of which one is on. The first makes the group. */
function button(maker: Maker, field: Tick, { ref, dict }: Place, groups: Map<string, Group>): PDFRef[] {
  const { context } = maker
  const known = groups.get(field.name)
  const group = known ?? newGroup(context, field)
  groups.set(field.name, group)
  group.dict.lookup(PDFName.of('Kids'), PDFArray).push(ref)
  const state = field.on ? onName(field.option) : PDFName.of('Off')
  if (field.on) set(group.dict, { V: state })
  set(dict, { Parent: group.ref, AS: state })
  set(dict, { AP: context.obj(tickStates(sightOf(maker, dict), field.option)) })
  return known ? [] : [group.ref]
}

function newGroup(context: PDFContext, field: Tick): Group {
  const dict = context.obj({ FT: 'Btn', Ff: radio, Kids: [], V: 'Off' })
  set(dict, { T: nameOf(field), TU: PDFHexString.fromText(field.group) })
  return { dict, ref: context.register(dict) }
}

const nameOf = ({ name }: Field): PDFHexString => PDFHexString.fromText(toFieldName(name))

function sightOf({ context, font }: Maker, dict: PDFDict): Sight {
  const { width, height } = dict.lookup(PDFName.of('Rect'), PDFArray).asRectangle()
  return { context, font, width, height }
}

function set(dict: PDFDict, entries: Readonly<Record<string, Parameters<PDFDict['set']>[1]>>): void {
  for (const [key, value] of Object.entries(entries)) dict.set(PDFName.of(key), value)
}

function missing(): never {
  throw new Fault('the template left no place for a field')
}
