import { describe, expect, test } from '@jest/globals'
import { startBrowser } from '@sustento/embedded/demo/screens'
import { accessibility } from './accessibility.ts'
import { readyCase } from './colleague.ts'
import { fillingForms } from './fill-form.ts'
import { forwarding } from './forwarding.ts'
import { keyboardOnly } from './keyboard.ts'
import { mainPath } from './main-path.ts'
import { operator } from './operator.ts'
import { roles } from './roles.ts'
import { raised } from './stage.ts'

// One house for all: the States start once, and each part goes on with what the part before has left.

const browser = await startBrowser()

if (typeof browser === 'string') {
  console.warn(`the tests in a real browser are skipped: ${browser}`)
  test.skip('a real browser', () => {})
} else {
  describe('in a real browser', () => {
    const stage = raised(browser)
    describe('the main path', () => mainPath(stage))
    describe('with the keyboard alone', () => {
      test('a colleague sends another application', async () => {
        const entered = await readyCase(stage)
        await entered.send()
        await readyCase(stage)
      })
      keyboardOnly(stage)
    })
    describe('filling a form', () => fillingForms(stage))
    describe('other roles', () => roles(stage))
    describe('the operator', () => operator(stage))
    describe('forwarding', () => forwarding(stage))
    describe('axe finds nothing', () => accessibility(stage))
    test('no page complained', async () => {
      for (const tenant of ['pt', 'be-fr']) {
        expect((await stage.desk(tenant, 'caseworker')).complaints).toEqual([])
      }
    })
  })
}
