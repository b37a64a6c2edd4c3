import { expect, test } from '@jest/globals'
import { readLaw } from '@sustento/cases/store/law'
import { catalogue } from '@sustento/forms/testing/context'

const ofDocuments = /^documents\.(?:kinds|memberState|thirdState|article25|article30|letterA25|letterA30)\.([a-z-]+)$/

/** A binding to a kind that no case can hold would never tick its box. */
test.each(readLaw().instruments)('$id: a form ticks documents of kinds that a case can hold', ({ id, documents }) => {
  const forms = [...catalogue.forms.values()].filter(({ model }) => model.form.instruments.includes(id))
  const kinds = forms.flatMap(({ bindings }) =>
    Object.values(bindings)
      .flatMap((binding) => (typeof binding === 'string' ? [binding] : Object.values(binding)))
      .flatMap((name) => ofDocuments.exec(name)?.[1] ?? []),
  )
  expect(kinds.length).toBeGreaterThan(0)
  expect([...new Set(kinds)].filter((kind) => !Object.hasOwn(documents, kind))).toEqual([])
})
