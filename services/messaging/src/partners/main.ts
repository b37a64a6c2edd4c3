import { text } from 'node:stream/consumers'
import { partners } from './command.ts'

// `npm run partners`; see docs/guides/partners.md.

process.exitCode = await partners(process.argv.slice(2), {
  print: (line) => console.log(line),
  readPassword: async () => (await text(process.stdin)).replace(/\r?\n$/, ''),
})
