import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useSession } from '../../session/session-context.ts'
import { useDraft, useSaveState } from '../form/draft-context.ts'
import { PdfFrame } from './PdfFrame.tsx'
import styles from './Previews.module.css'

/** The document as the other authority will get it, beside the same in a language of the reader or of the authority. */
export function Previews() {
  const { t, languageName } = useWords()
  const { language: own } = useLanguage()
  const { form, submission } = useDraft()
  const { etag, language } = useSaveState()
  const { languages } = useSession()
  const other = [own, ...languages].find((each) => each !== language && form.languages?.includes(each))
  const name = submission.name ?? ''
  return (
    <section aria-labelledby="review-previews" className="stack no-print">
      <div className="stack-tight">
        <Heading id="review-previews" level={2} data-size="xs">
          {t('review.previews')}
        </Heading>
        <Paragraph className="quiet prose">{t('review.previewsText')}</Paragraph>
      </div>
      <div className={styles.pair}>
        {[language, other].flatMap((each) =>
          each ? (
            <div key={each} className="stack-tight">
              <Heading level={3} data-size="2xs">
                {languageName(each)} {each === language ? t('review.asSent') : t('review.forReading')}
              </Heading>
              <PdfFrame
                name={name}
                language={each}
                version={`${etag} ${each}`}
                title={t('review.pdf', { language: languageName(each) })}
              />
            </div>
          ) : (
            []
          ),
        )}
      </div>
    </section>
  )
}
