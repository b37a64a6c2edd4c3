import Sequencer from '@jest/test-sequencer'

/** What crosses services takes longest and begins first, so that no worker waits for one at the end. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests)
    const isLong = ({ path }) => path.includes('/test/src/')
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))]
  }
}
