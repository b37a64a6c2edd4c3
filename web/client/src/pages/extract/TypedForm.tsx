import { type ReactNode, useMemo, useState } from 'react'
import type { FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useSession } from '../../session/session-context.ts'
import { createAnswerStore } from '../form/answer-store.ts'
import { DraftContext } from '../form/draft-context.ts'
import { createExclusions } from '../form/exclusions.ts'
import { createFindingsStore } from '../form/findings.ts'
import type { Saver } from '../form/saver.ts'
import { createTextLanguage } from '../form/text-language.ts'

/** What is typed from paper is kept on this page alone until it is taken over. */
function noSaver(language: string): Saver {
  const state = { kind: 'saved', etag: '', language } as const
  return {
    state: () => state,
    subscribe: () => () => undefined,
    flush: async () => true,
    chooseLanguage: () => undefined,
    adopt: () => undefined,
    stop: () => undefined,
  }
}

/** The fields of a form for what stands on paper, without a submission behind them. */
export function TypedForm({ form, children }: { form: FormJson; children: ReactNode }) {
  const { languages } = useSession()
  const [own = ''] = languages
  const [parts] = useState(() => {
    const store = createAnswerStore([])
    return {
      store,
      saver: noSaver(own),
      findings: createFindingsStore(),
      exclusions: createExclusions(form.exclusive, store),
      textLanguage: createTextLanguage(own),
    }
  })
  const draft = useMemo(() => ({ form, submission: {}, ...parts }), [form, parts])
  return <DraftContext value={draft}>{children}</DraftContext>
}
