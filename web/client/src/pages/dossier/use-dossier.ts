import { useRef, useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { type DossierOrder, makeDossier } from '../../api/dossier.ts'
import { idOf } from '../../api/names.ts'
import { useWords } from '../../i18n/use-words.ts'
import { saveFile } from '../../parts/save-file.ts'

/** A dossier that is being made. */
export interface Dossier {
  running: boolean
  /** Bytes that have arrived. */
  received: number
  problem: unknown
  make(order: DossierOrder): Promise<void>
  cancel(): void
}

/** Makes a dossier of a case and saves it as a file; says how far it is, and can be called off. */
export function useDossier(caseName: string): Dossier {
  const { t } = useWords()
  const announce = useAnnounce()
  const stop = useRef<AbortController>(undefined)
  const [running, setRunning] = useState(false)
  const [received, setReceived] = useState(0)
  const [problem, setProblem] = useState<unknown>(null)
  return {
    running,
    received,
    problem,
    async make(order) {
      const controller = new AbortController()
      stop.current = controller
      setRunning(true)
      setReceived(0)
      setProblem(null)
      try {
        const pdf = await makeDossier(caseName, order, setReceived, controller.signal)
        saveFile(pdf, `dossier-${idOf(caseName)}.pdf`)
        announce(t('dossier.done'))
      } catch (error) {
        if (controller.signal.aborted) announce(t('dossier.cancelled'), 'info')
        else setProblem(error)
      } finally {
        setRunning(false)
      }
    },
    cancel: () => stop.current?.abort(),
  }
}
