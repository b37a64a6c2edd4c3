import { downloadPath } from '../../api/documents.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './PdfFrame.module.css'

interface Props {
  name: string
  language: string
  title: string
  /** Changes when the document changes, so that it is fetched anew. */
  version?: string
}

/** The document as it is made, in the page; with a link for browsers that show no PDF in pages. */
export function PdfFrame({ name, language, title, version }: Props) {
  const { t } = useWords()
  const path = downloadPath(name, { language })
  return (
    <div className={styles.frame}>
      <iframe key={version} src={path} title={title} className={styles.pdf} />
      <a href={path} target="_blank" rel="noreferrer">
        {t('review.openPdf', { title })}
      </a>
    </div>
  )
}
