/** Learns from the log when messages are not sent any more: nothing has to be asked for, which would cost time. */
export function ends() {
  const waiting = new Map<string, PromiseWithResolvers<string>>()
  function of(message: string): PromiseWithResolvers<string> {
    const known = waiting.get(message) ?? Promise.withResolvers<string>()
    waiting.set(message, known)
    return known
  }
  return {
    /** Where the log goes. */
    destination: {
      write(line: string) {
        const { level, message, state } = JSON.parse(line)
        if (message !== undefined && state !== undefined && state !== 'sending') of(message).resolve(state)
        if (level === 'error') process.stderr.write(line)
      },
    },
    /** The state in which a message ended. */
    async endOf(message: string): Promise<string> {
      const state = await of(message).promise
      waiting.delete(message)
      return state
    },
  }
}
