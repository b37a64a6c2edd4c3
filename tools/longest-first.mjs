import Sequencer from '@jest/test-sequencer'

/** The longest of all, the longest first: on a fresh checkout Jest knows no times yet, and goes by the size of a file. */
const longest = ['test/src/browser/', 'test/src/crash/', 'test/src/integration/', 'test/src/access-point/', 'test/src/']

/** What crosses services takes longest and begins first, so that no worker waits for one at the end. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests)
    const rank = ({ path }) => {
      const found = longest.findIndex((folder) => path.includes(`/${folder}`))
      return found < 0 ? longest.length : found
    }
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
