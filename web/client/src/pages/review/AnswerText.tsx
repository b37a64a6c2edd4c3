import { useWords } from '../../i18n/use-words.ts'
import type { AnswerRow } from './answer-rows.ts'

/** The value of an answer as a reader says it, with its translations. */
export function AnswerText({ row }: { row: AnswerRow }) {
  const { t, date, languageName } = useWords()
  const { answer, chosen } = row
  if (chosen) return <>{chosen.join('; ')}</>
  if (answer.ticked !== undefined) return <>{t(answer.ticked ? 'field.yes' : 'field.no')}</>
  if (answer.date) return <>{date(answer.date)}</>
  if (answer.number) return <>{answer.number}</>
  return (
    <>
      <bdi className="kept-lines" lang={answer.language || undefined}>
        {answer.text ?? answer.choices?.ids?.join('; ')}
      </bdi>
      {answer.translations?.map(({ language, text }) => (
        <p key={language}>
          <span className="small quiet">{languageName(language)}: </span>
          <bdi className="kept-lines" lang={language}>
            {text}
          </bdi>
        </p>
      ))}
    </>
  )
}
