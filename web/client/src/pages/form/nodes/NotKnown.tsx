import { Checkbox } from '@digdir/designsystemet-react'
import { useEffect, useRef } from 'react'
import type { AnswerJson } from '../../../gen/sustento/type/v1/answer_pb.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useAnswered, useDraft } from '../draft-context.ts'
import { isWithin, notKnownPath } from '../paths.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { attributesOf } from './field-attributes.ts'
import { useField } from './use-field.ts'

/** "Not known" as an answer: the value leaves with the tick, and comes back with it; a value that is typed unticks it. */
export function NotKnown({ path, label }: { path: string; label: string }) {
  const { t } = useWords()
  const { store } = useDraft()
  const own = notKnownPath(path)
  const field = useField(own)
  const left = useRef<AnswerJson[]>([])
  const isValue = (each: string) => each !== own && isWithin(each, path)
  const known = useAnswered((paths) => paths.some(isValue))
  const before = useRef(known)
  useEffect(() => {
    if (known && !before.current) store.put(own, undefined)
    before.current = known
  }, [known, own, store])
  const tick = (on: boolean) => {
    const values = store.paths().filter(isValue)
    if (on) left.current = values.flatMap((each) => store.get(each) ?? [])
    const change = on ? values.map((each) => ({ path: each })) : left.current
    store.putAll([...change, on ? { path: own, ticked: true, origin: 'ANSWER_ORIGIN_TYPED' } : { path: own }])
  }
  return (
    <div>
      <Checkbox
        {...attributesOf(field)}
        label={
          <>
            {t('form.notKnown')}
            <span className="visually-hidden">: {label}</span>
          </>
        }
        checked={field.answer?.ticked ?? false}
        onChange={(event) => tick(event.target.checked)}
      />
      <FieldFindings path={own} id={field.findingsId} />
    </div>
  )
}
