import { testApp } from '../testing/app.ts'
import { catalogue } from '../testing/context.ts'
import { filledCopyLaws } from '../testing/filled-copy-laws.ts'

// `npm run test:forms`: the copy to fill in of every form. `npm test` does it with one of each kind.

const app = testApp()
for (const id of catalogue.forms.keys()) {
  const options = { language: 'fr', reference: 'PT-2027-0001', renderedAt: new Date('2027-01-18T10:00:00Z') }
  filledCopyLaws(app, id, { ...options, preview: false, signedParts: [] })
}
