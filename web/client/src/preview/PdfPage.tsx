import { useEffect, useRef } from 'react'
import { useWords } from '../i18n/use-words.ts'
import styles from './PdfPages.module.css'
import { drawPage, type Pdf } from './pdf.ts'
import { useInSight } from './use-in-sight.ts'

/** One page, drawn when it comes into sight. */
export function PdfPage({ pdf, number }: { pdf: Pdf; number: number }) {
  const { t } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const inSight = useInSight(canvas)
  useEffect(() => {
    const stop = new AbortController()
    const draw = async () => {
      const shown = canvas.current
      if (!shown || !inSight) return
      const drawn = await drawPage(pdf, number, shown.clientWidth * window.devicePixelRatio, stop.signal)
      if (!drawn || stop.signal.aborted) return
      shown.width = drawn.width
      shown.height = drawn.height
      shown.getContext('2d')?.drawImage(drawn, 0, 0)
      shown.dataset.drawn = 'true'
    }
    void draw()
    return () => stop.abort()
  }, [pdf, number, inSight])
  const label = t('preview.page', { page: number, pages: pdf.numPages })
  return <canvas ref={canvas} role="img" aria-label={label} width={210} height={297} className={styles.page} />
}
