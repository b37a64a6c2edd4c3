import { describe, test } from '@jest/globals'
import { testApp } from '../testing/app.ts'
import { catalogue } from '../testing/context.ts'
import { expectEveryWord } from '../testing/record-laws.ts'

// `npm run test:forms`: every form in every language. `npm test` prints each in one of them.

const app = testApp()
const options = { reference: '', renderedAt: new Date('2027-01-18T10:00:00Z'), preview: false, signedParts: [] }

describe.each([...catalogue.languages.keys()])('in %s', (language) => {
  test.each([...catalogue.forms.keys()])('%s prints each of its words, its points in their order', (id) =>
    expectEveryWord(app, id, { ...options, language }),
  )
})
