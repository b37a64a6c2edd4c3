import { Details } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { SummaryList } from '../../parts/SummaryList.tsx'
import { figures } from './figures.ts'

/** What each figure counts. */
export function FigureDefinitions() {
  const { t } = useWords()
  return (
    <Details>
      <Details.Summary>{t('reports.definitions')}</Details.Summary>
      <Details.Content>
        <SummaryList
          facts={figures.map((figure) => ({ term: t(`figure.${figure}`), value: t(`figureText.${figure}`) }))}
        />
      </Details.Content>
    </Details>
  )
}
