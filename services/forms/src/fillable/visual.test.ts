import { expect, test } from '@jest/globals'
import { visualRuns } from './visual.ts'

test.each([
  ['Namur', ['Namur']],
  ['שרה כהן', ['שרה כהן']],
  ['Rue שרה 7', ['Rue', ' ', 'שרה', ' ', '7']],
  ['שרה, Namur', ['Namur', ' ,', 'שרה']],
  ['...', ['...']],
  ['', []],
])('%j stands as %j', (line, runs) => expect(visualRuns(line)).toEqual(runs))
