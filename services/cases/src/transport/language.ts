import type { Ctx } from '@sustento/platform/ctx'

/** The language in which the answer is worded: as asked for, else as the caller prefers, else English. */
export function languageOf(ctx: Ctx, asked: string): string {
  return asked || ctx.locale || 'en'
}
