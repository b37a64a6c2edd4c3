import { describe, expect, test } from '@jest/globals'
import { startBrowser } from '@sustento/embedded/demo/screens'
import { mainPath } from './main-path.ts'
import { raised } from './stage.ts'

const browser = await startBrowser()

if (typeof browser === 'string') {
  console.warn(`the tests in a real browser are skipped: ${browser}`)
  test.skip('a real browser', () => {})
} else {
  describe('in a real browser', () => {
    const stage = raised(browser)
    describe('the main path', () => mainPath(stage))
    test('no page complained', async () => {
      for (const tenant of ['pt', 'be-fr']) {
        expect((await stage.desk(tenant, 'caseworker')).complaints).toEqual([])
      }
    })
  })
}
