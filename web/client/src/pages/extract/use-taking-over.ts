import { useNavigate } from 'react-router'
import { useAnnounce } from '../../announce/announce-context.ts'
import { type ExtractSource, useImportExtract } from '../../api/extracts.ts'
import { idOf } from '../../api/names.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Takes a form of a court over into the case, says so, and shows the decision. */
export function useTakingOver(caseName: string, etag: string) {
  const { t } = useWords()
  const navigate = useNavigate()
  const announce = useAnnounce()
  const { mutateAsync, isPending, error } = useImportExtract(caseName)
  const takeOver = async (source: ExtractSource, keep: string[]): Promise<boolean> => {
    const done = await mutateAsync({ source, etag, keep }).catch(() => undefined)
    if (!done) return false
    announce(t('extract.done'))
    await navigate(`/cases/${idOf(caseName)}/decision`)
    return true
  }
  return { takeOver, busy: isPending, error }
}
