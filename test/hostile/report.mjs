// Reporter of `npm run test:hostile`: a line for each test that is named by its number of the list F.1 to F.30.
const last = 30

/** Prints id, what and result, ordered by id. */
export default class Report {
  onRunComplete(_, { testResults, numRuntimeErrorTestSuites }) {
    const rows = testResults
      .flatMap((file) => file.testResults)
      .map(({ ancestorTitles, title, status }) => ({
        about: ancestorTitles,
        named: /^F\.(\d+) (.*)$/s.exec(title),
        status,
      }))
      .filter(({ named, status }) => named !== null && status !== 'pending')
      .map(({ about, named: [, id, what], status }) => ({
        id: Number(id),
        what: [...about, what].join(' '),
        result: status === 'passed' ? 'ok' : 'FAILED',
      }))
      .sort((a, b) => a.id - b.id)
    for (const { id, what, result } of rows) console.log(`F.${String(id).padEnd(3)} ${result.padEnd(6)} ${what}`)
    const tested = new Set(rows.map(({ id }) => id))
    const missing = Array.from({ length: last }, (_, i) => i + 1).filter((id) => !tested.has(id))
    const wrong = rows.filter(({ result }) => result !== 'ok').length
    const failed = wrong + numRuntimeErrorTestSuites
    console.log(
      `${rows.length - wrong} ok, ${failed} failed${missing.length > 0 ? `; no test for F.${missing.join(', F.')}` : ''}`,
    )
  }
}
