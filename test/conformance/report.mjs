// Prints the assertions as a table: id, level, result. The names of the tests are `id | level | what is asserted`.
export default class Report {
  onRunComplete(_, { testResults, numRuntimeErrorTestSuites }) {
    const order = (id) => [id.includes('_4CT_') ? 1 : 0, Number(/TA(\d+)$/.exec(id)?.[1])]
    const rows = testResults
      .flatMap((file) => file.testResults)
      .map(({ title, status }) => ({ columns: title.split(' | '), result: status === 'passed' ? 'pass' : 'FAIL' }))
      .toSorted(({ columns: [a] }, { columns: [b] }) => {
        const [x, y] = [order(a), order(b)]
        return x[0] - y[0] || x[1] - y[1]
      })
    for (const { columns, result } of rows) {
      const [id, level, inShort] = columns
      console.log([id.padEnd(12), level.padEnd(2), result, ' ', inShort].join(' '))
    }
    const passed = rows.filter(({ result }) => result === 'pass').length
    console.log(`${passed} passed, ${rows.length - passed + numRuntimeErrorTestSuites} failed`)
  }
}
