import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { newRequestId } from '../../api/names.ts'
import { noticeSessionEnd } from '../../api/query-client.ts'
import { putAnswers, useFindings } from '../../api/submissions.ts'
import { now } from '../../clock.ts'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useSession } from '../../session/session-context.ts'
import { createAnswerStore } from './answer-store.ts'
import { DraftContext } from './draft-context.ts'
import { createExclusions } from './exclusions.ts'
import { createFindingsStore } from './findings.ts'
import { ownParts } from './own-parts.ts'
import { createSaver } from './saver.ts'
import { createTextLanguage } from './text-language.ts'

interface Props {
  submission: SubmissionJson
  form: FormJson
  children: ReactNode
}

/** Holds what is typed, saves it, and keeps the findings up to date. */
export function LoadedDraft({ submission, form, children }: Props) {
  const client = useQueryClient()
  const { languages } = useSession()
  const [parts] = useState(() => {
    const store = createAnswerStore(submission.answers ?? [])
    const send: Parameters<typeof createSaver>[0]['send'] = (batch) =>
      putAnswers(submission.name ?? '', batch).catch((error: unknown) => {
        noticeSessionEnd(client, error)
        throw error
      })
    const saver = createSaver({ store, submission, send, newRequestId, now })
    return {
      store,
      saver,
      findings: createFindingsStore(),
      exclusions: createExclusions(form.exclusive, store),
      textLanguage: createTextLanguage(languages[0] ?? ''),
    }
  })
  const { saver, findings } = parts
  useEffect(() => () => saver.stop(), [saver])
  const etag = useSyncExternalStore(saver.subscribe, () => saver.state().etag)
  const found = useFindings(submission.name ?? '', etag).data?.findings
  useEffect(() => {
    if (found) findings.adopt(found)
  }, [found, findings])
  const own = useMemo(() => ownParts(form, submission.purpose), [form, submission.purpose])
  const draft = useMemo(() => ({ form: own, submission, ...parts }), [own, submission, parts])
  return <DraftContext value={draft}>{children}</DraftContext>
}
