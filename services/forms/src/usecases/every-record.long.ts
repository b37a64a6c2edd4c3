import { testApp } from '../testing/app.ts'
import { catalogue } from '../testing/context.ts'
import { recordLaws } from '../testing/record-laws.ts'

// `npm run test:forms`: every form in every language. `npm test` prints each in English and in one other.

const app = testApp()
const options = { reference: 'PT-2027-0001', renderedAt: new Date('2027-01-18T10:00:00Z'), preview: false }
for (const [id, { labels }] of catalogue.forms) {
  for (const language of labels.keys()) recordLaws(app, id, { ...options, signedParts: [], language })
}
