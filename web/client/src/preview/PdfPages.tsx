import { useEffect, useState } from 'react'
import { PdfPage } from './PdfPage.tsx'
import styles from './PdfPages.module.css'
import { openPdf, type Pdf } from './pdf.ts'

/**
 * The pages of a PDF, one below the other. When the document is made anew the pages stay where they are, at the place
 * to which somebody has scrolled, until the new ones are drawn.
 */
export function PdfPages({ bytes, label }: { bytes: ArrayBuffer; label: string }) {
  const [pdf, setPdf] = useState<Pdf>()
  useEffect(() => {
    let current = true
    const open = async () => {
      const opened = await openPdf(bytes)
      if (current) setPdf(opened)
      else await opened.loadingTask.destroy()
    }
    void open()
    return () => {
      current = false
    }
  }, [bytes])
  useEffect(() => () => void pdf?.loadingTask.destroy(), [pdf])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section aria-label={label} tabIndex={0} className={styles.pages} aria-busy={pdf ? undefined : true}>
      {Array.from({ length: pdf?.numPages ?? 0 }, (_, page) => page + 1).map(
        (page) => pdf && <PdfPage key={page} pdf={pdf} number={page} />,
      )}
    </section>
  )
}
