import { Checkbox, Fieldset, Paragraph } from '@digdir/designsystemet-react'
import { useDocuments } from '../../api/documents.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'

interface Props {
  caseName: string
  /** Names of the documents that travel, in the order in which they were chosen. */
  chosen: string[]
  onChange: (chosen: string[]) => void
}

/** Which documents of the case travel with a message. */
export function DocumentsToSend({ caseName, chosen, onChange }: Props) {
  const { t } = useWords()
  const toggle = (name: string, travels: boolean) =>
    onChange(travels ? [...chosen, name] : chosen.filter((each) => each !== name))
  return (
    <QueryView query={useDocuments(caseName)}>
      {(documents) =>
        documents.length === 0 ? (
          <Paragraph className="quiet">{t('review.noDocuments')}</Paragraph>
        ) : (
          <Fieldset>
            <Fieldset.Legend className="visually-hidden">{t('review.chooseDocuments')}</Fieldset.Legend>
            {documents.map(({ name = '', title }) => (
              <Checkbox
                key={name}
                label={title || t('documents.untitled')}
                value={name}
                checked={chosen.includes(name)}
                onChange={(event) => toggle(name, event.target.checked)}
              />
            ))}
          </Fieldset>
        )
      }
    </QueryView>
  )
}
