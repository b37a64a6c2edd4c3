/** Messages that one side is to send to another. */
export interface Load {
  /** Name of the receiving side, and where it takes messages. */
  to: string
  url: string
  bytes: number
  count: number
  atOnce: number
}

/** How a load went: from the handing over of each message until its receipt is verified. */
export interface Sent {
  seconds: number
  milliseconds: number[]
  failures: number
}

/** Sends `count` messages, at most so many at once. */
export async function sendAll({ count, atOnce }: Load, send: () => Promise<boolean>): Promise<Sent> {
  const milliseconds: number[] = []
  let [left, failures] = [count, 0]
  const begun = performance.now()
  async function worker(): Promise<void> {
    while (left-- > 0) {
      const started = performance.now()
      if (await send()) milliseconds.push(performance.now() - started)
      else failures++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return { seconds: (performance.now() - begun) / 1000, milliseconds, failures }
}

/** The service that all sides have agreed on. */
export const agreed = { service: 'urn:example:maintenance', serviceType: 'urn:example:services', action: 'form' }
