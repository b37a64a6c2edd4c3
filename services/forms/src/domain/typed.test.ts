import { describe, expect, test } from '@jest/globals'
import { contextOf, entryOf, factContext } from '../testing/context.ts'
import { samplePlain } from '../testing/sample.ts'
import { type Scenario, scenarios } from '../testing/scenarios.ts'
import { type Leaf, leavesOf, without } from '../testing/typed-leaves.ts'
import type { CaseFile } from './case-file.ts'
import { fromPlain, type PlainAnswers } from './plain.ts'
import { prefill } from './prefill.ts'
import { toPattern } from './slots.ts'
import { validate } from './validate/validate.ts'

const derive = (form: string, file: CaseFile) => {
  const { model, bindings } = entryOf(form)
  return prefill(model, bindings, file, factContext('pt'))
}

/** A value counts as one; of several options each that is chosen. */
const countOf = (typed: PlainAnswers): number =>
  Object.values(typed).reduce((sum, value) => sum + (typeof value === 'object' ? value.length : 1), 0)

const isBelow = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`)

/** Whether the form, or one that it is sent with, says something else without a value. */
function usage({ form, sentWith = [], file }: Scenario): (leaf: Leaf) => boolean {
  const written = (of: CaseFile) => [form, ...sentWith].map((id) => JSON.stringify(derive(id, of)))
  const before = written(file)
  return (leaf) => written(without(file, leaf)).some((now, i) => now !== before[i])
}

describe.each(Object.entries(scenarios))('%s', (_, scenario) => {
  const { form, file, typed, tables = {}, unlike, most } = scenario
  const { model } = entryOf(form)
  const derived = derive(form, file)
  const answers = [...derived, ...fromPlain(model, { ...typed, ...tables })]
  const leaves = leavesOf(file)

  test('may be sent', () => {
    expect(validate(model, answers, contextOf(form)).filter(({ severity }) => severity === 'must')).toEqual([])
  })

  test('is as complete as the sample', () => {
    const given = new Set(answers.map(({ path }) => toPattern(path)))
    const asked = Object.keys(samplePlain(form)).filter(
      (path) => !/\.cells\.total\./.test(path) && model.slotByPattern.get(toPattern(path))?.beside !== 'notKnown',
    )
    const lacking = asked.filter((path) => !given.has(toPattern(path)))
    expect(lacking.filter((path) => !unlike.some((place) => isBelow(path, place)))).toEqual([])
    for (const place of unlike) expect([place, lacking.some((path) => isBelow(path, place))]).toEqual([place, true])
  })

  test('asks for no more than it did, in the form and from nothing to sent', () => {
    expect(countOf(typed)).toBeLessThanOrEqual(most.inForm)
    expect(leaves.length + countOf(typed)).toBeLessThanOrEqual(most.inAll)
  })

  test('asks for nothing twice', () => {
    const known = new Set(derived.map(({ path }) => path))
    expect(Object.keys(typed).filter((path) => known.has(path))).toEqual([])
    const inCase = new Set(leaves.map(({ value }) => value).filter((value) => String(value).length > 2))
    expect(Object.values(typed).filter((value) => inCase.has(value as string))).toEqual([])
  })

  test('uses whatever is typed in the case', () => {
    const isUsed = usage(scenario)
    // the application chooses the form; roles overlap: they also say who is found, matched and written to
    const isForForms = ({ path }: Leaf) => path[0] !== 'application' && !path.includes('roles')
    const useless = leaves.filter((leaf) => isForForms(leaf) && !isUsed(leaf))
    expect(useless.map(({ path }) => path.join('.'))).toEqual([])
  })
})
