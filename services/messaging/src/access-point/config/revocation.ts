import { z } from 'zod'
import { readHost } from '../../revocation/hosts.ts'
import { pathIn } from './files.ts'

/** `revocation`: whether and how the partners' certificates are checked for it. */
export const revocationIn = (folder: string) =>
  z
    .strictObject({
      unreachable: z.enum(['open', 'closed']),
      hosts: z
        .array(z.string().refine((text) => readHost(text), 'must be HOST or HOST:PORT'))
        .max(100)
        .default([]),
      lists: pathIn(folder).optional(),
    })
    .transform(({ unreachable: unanswered, hosts, lists }) => ({ unanswered, hosts, lists }))
