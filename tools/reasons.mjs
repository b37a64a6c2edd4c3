// Writes docs/reasons.md from the table of reasons; a test compares the two.
import { writeFileSync } from 'node:fs'
import { reasonsPage } from '../platform/src/reasons-page.ts'

writeFileSync(new URL('../docs/reasons.md', import.meta.url), reasonsPage())
