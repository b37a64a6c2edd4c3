// Writes the tables of docs/configuration.md from the schemas; a test compares the two.
import { readFileSync, writeFileSync } from 'node:fs'
import { withTables } from '../deploy/embedded/src/configuration-tables.ts'

const page = new URL('../docs/configuration.md', import.meta.url)
writeFileSync(page, withTables(readFileSync(page, 'utf8')))
