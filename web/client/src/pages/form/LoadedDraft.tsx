import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { newRequestId } from '../../api/names.ts'
import { noticeSessionEnd } from '../../api/query-client.ts'
import { putAnswers, useFindings } from '../../api/submissions.ts'
import { now } from '../../clock.ts'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import { createAnswerStore } from './answer-store.ts'
import { DraftContext } from './draft-context.ts'
import { findingsByPath } from './findings.ts'
import { createSaver } from './saver.ts'

interface Props {
  submission: SubmissionJson
  form: FormJson
  children: ReactNode
}

/** Holds what is typed, saves it, and keeps the findings up to date. */
export function LoadedDraft({ submission, form, children }: Props) {
  const client = useQueryClient()
  const [{ store, saver }] = useState(() => {
    const store = createAnswerStore(submission.answers ?? [])
    const send: Parameters<typeof createSaver>[0]['send'] = (batch) =>
      putAnswers(submission.name ?? '', batch).catch((error: unknown) => {
        noticeSessionEnd(client, error)
        throw error
      })
    return { store, saver: createSaver({ store, submission, send, newRequestId, now }) }
  })
  useEffect(() => () => saver.stop(), [saver])
  const { etag } = useSyncExternalStore(saver.subscribe, saver.state)
  const found = useFindings(submission.name ?? '', etag).data?.findings
  const findings = useMemo(() => findingsByPath(found ?? []), [found])
  const draft = useMemo(
    () => ({ form, submission, store, saver, findings }),
    [form, submission, store, saver, findings],
  )
  return <DraftContext value={draft}>{children}</DraftContext>
}
