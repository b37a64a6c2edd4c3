import { Alert, Heading } from '@digdir/designsystemet-react'
import type { MouseEvent } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { goToTranslation, translationId } from './anchors.ts'
import { useOutputLanguage } from './draft-context.ts'
import { useTranslationGaps } from './use-translation-gaps.ts'

/** The texts that the other authority would find in a language that is not the form's; each line leads to its place. */
export function TranslationGaps() {
  const { t, languageName } = useWords()
  const output = useOutputLanguage()
  const gaps = useTranslationGaps()
  if (gaps.length === 0) return null
  const goTo = (event: MouseEvent, path: string) => {
    event.preventDefault()
    goToTranslation(path)
  }
  return (
    <Alert data-color="info">
      <section aria-labelledby="gaps-title" className="stack-tight">
        <Heading id="gaps-title" level={2} data-size="2xs">
          {t('gaps.title', { count: gaps.length, language: languageName(output) })}
        </Heading>
        <p className="small">{t('gaps.text')}</p>
        <ul>
          {gaps.map(({ path = '', label, text = '', language }) => (
            <li key={path}>
              <a href={`#${translationId(path)}`} onClick={(event) => goTo(event, path)}>
                {label}
              </a>{' '}
              <span className="small quiet">
                <bdi lang={language}>{text.length > 60 ? `${text.slice(0, 60)}…` : text}</bdi> ({languageName(language)}
                )
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Alert>
  )
}
