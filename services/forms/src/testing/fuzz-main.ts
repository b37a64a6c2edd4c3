import { fuzzValidation } from './fuzz.ts'

// `npm run test:fuzz [-- COUNT]`: a million generated submissions, or so many.

const count = Number(process.argv[2] ?? 1_000_000)
console.log(`${fuzzValidation(count)} submissions validated, none of them broke it`)
