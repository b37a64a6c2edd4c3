import { describe, expect, test } from '@jest/globals'
import type { Answer } from '../domain/answers.ts'
import { readFilledForm } from '../usecases/read-filled-form.ts'
import { type RenderOptions, renderFillable } from '../usecases/render-form.ts'
import type { testApp } from './app.ts'
import { entryOf } from './context.ts'
import { fullAnswers } from './full-answers.ts'

/** What every fillable copy of a form must be. */
export function filledCopyLaws(app: ReturnType<typeof testApp>, id: string, options: RenderOptions): void {
  const { form } = entryOf(id).model
  const answers = fullAnswers(entryOf(id).model).filter((a) => !(form.restriction && a.path === 'nonDisclosure'))
  const { language, reference } = options

  describe(`the fillable copy of ${id}`, () => {
    test('has a field for each answer, which reads back as it was given', async () => {
      const copy = await renderFillable(app, id, answers, options)
      const { answers: read, unread, ...about } = await readFilledForm(app, copy)
      expect(unread).toEqual([])
      expect(valuesOf(read)).toEqual(valuesOf(answers))
      expect(about).toMatchObject({ form: id, edition: form.edition, language, reference })
    })

    test('gives nothing back when nobody filled it in', async () => {
      const copy = await renderFillable(app, id, [], options)
      expect(await readFilledForm(app, copy)).toMatchObject({ answers: [], unread: [] })
    })
  })
}

/** Values by their path, as they are compared. */
export const valuesOf = (answers: readonly Answer[]) =>
  Object.fromEntries(answers.map(({ path, value }) => [path, value]))
