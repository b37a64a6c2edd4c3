import type { Check } from './context.ts'

/** The concrete paths of a pattern: one for each block of its repeats that has answers. */
export function concrete(check: Check, pattern: string): string[] {
  const at = pattern.indexOf('[]')
  if (at < 0) return [pattern]
  const container = pattern.slice(0, at)
  const count = check.blocks.get(container) ?? 0
  const blocks = Array.from({ length: count }, (_, i) => `${container}[${i}]${pattern.slice(at + 2)}`)
  return at === pattern.lastIndexOf('[]') ? blocks : blocks.flatMap((block) => concrete(check, block))
}

/** Puts the paths of a rule into one block of a repeat; paths outside the repeat stay as they are. */
export type Block = (pattern: string) => string

const whole: readonly Block[] = [(pattern) => pattern]

/** The blocks of a repeat that have answers, in every block of the repeats around it; or the form as a whole. */
export function blocksOf(check: Check, repeat: string | undefined): readonly Block[] {
  if (!repeat) return whole
  const at = repeat.lastIndexOf('[]')
  return blocksOf(check, at < 0 ? undefined : repeat.slice(0, at)).flatMap((around) => {
    const container = around(repeat)
    return Array.from({ length: check.blocks.get(container) ?? 0 }, (_, i) => `${container}[${i}]`)
      .filter((block) => check.above.has(block))
      .map((block) => within(around, `${container}[]`, block))
  })
}

const within =
  (around: Block, head: string, block: string): Block =>
  (pattern) => {
    const path = around(pattern)
    return path.startsWith(head) ? block + path.slice(head.length) : path
  }
