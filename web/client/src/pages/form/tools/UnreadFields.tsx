import { Alert } from '@digdir/designsystemet-react'
import type { MouseEvent } from 'react'
import type { UnreadFieldJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { answerRows } from '../../review/answer-rows.ts'
import { fieldId, goToPath } from '../anchors.ts'
import { useDraft } from '../draft-context.ts'

/** Fields of the copy that hold something that could not be read, to be typed by a person; each leads to its field. */
export function UnreadFields({ fields }: { fields: UnreadFieldJson[] }) {
  const { t, term } = useWords()
  const { form } = useDraft()
  const goTo = (event: MouseEvent, path: string) => {
    event.preventDefault()
    goToPath(path)
  }
  return (
    <Alert data-color="warning">
      <div className="stack-tight">
        <strong>{t('readCopy.unread', { count: fields.length })}</strong>
        <ul>
          {fields.map(({ path = '', reason, text }) => {
            const [place = ''] = path.split('=')
            const [row] = answerRows(form, [{ path: place, text: text ?? '' }], t('form.notKnown'))
            return (
              <li key={path}>
                <a href={`#${fieldId(place)}`} onClick={(event) => goTo(event, place)}>
                  {term('unread', reason)}
                </a>
                : <bdi>{text}</bdi> <span className="small quiet">({row?.labels.join(' – ') ?? path})</span>
              </li>
            )
          })}
        </ul>
      </div>
    </Alert>
  )
}
