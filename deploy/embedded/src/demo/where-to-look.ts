import type { PreparedState } from '../prepare.ts'
import type { Options } from './options.ts'
import type { Report } from './report.ts'

/** Prints addresses, people, passwords, and the way to a code of the second factor. */
export function printWhereToLook(states: PreparedState[], options: Options, report: Report): void {
  report.chapter('Look around (everything is fictional)')
  for (const { spec, file } of states) {
    report.say(`${spec.state}  ${file.webUrl}`)
    for (const tenant of spec.tenants) {
      report.say(`    ${tenant.name}`)
      for (const { login, password, roles } of file.people[tenant.id] ?? []) {
        report.say(
          `      ${login.padEnd(9)} ${password.padEnd(18)} ${roles.join(', ').padEnd(24)} code: npm run access-code ${tenant.id} ${login}`,
        )
      }
    }
  }
  report.say(`\nSecrets for an authenticator app: npm run access-code -- --secrets`)
  report.say(`Results of the main job: ${options.out}`)
  report.say('Ctrl+C stops everything; the data stays for the next start (npm run demo -- --reset deletes it).')
}
