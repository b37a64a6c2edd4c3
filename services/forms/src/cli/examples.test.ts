import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { fromExternal } from '../domain/external/from-external.ts'
import { toExternal } from '../domain/external/to-external.ts'
import { fromPlain } from '../domain/plain.ts'
import { catalogue, entryOf } from '../testing/context.ts'
import { samplePlain } from '../testing/sample.ts'

const folder = new URL('../../../../docs/examples/forms/', import.meta.url)

test('there is an example of each form and of nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual([...catalogue.forms.keys()].map((id) => `${id}.json`).sort())
})

test.each([...catalogue.forms.keys()])(
  'the example of %s is its sample (`node tools/examples.mjs` writes it)',
  (id) => {
    const { model } = entryOf(id)
    const json: unknown = JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'))
    expect(json).toEqual(toExternal(model, fromPlain(model, samplePlain(id))))
    expect(fromExternal(model, json).problems).toEqual([])
  },
)
