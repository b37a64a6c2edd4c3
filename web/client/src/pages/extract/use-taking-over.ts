import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useAnnounce } from '../../announce/announce-context.ts'
import { caseKey } from '../../api/cases.ts'
import { type ExtractSource, useImportExtract } from '../../api/extracts.ts'
import { idOf } from '../../api/names.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Takes a form of a court over into the case, says so, and shows the decision. */
export function useTakingOver(caseName: string, etag: string) {
  const { t } = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const announce = useAnnounce()
  const { mutateAsync, isPending, error } = useImportExtract(caseName)
  const takeOver = async (source: ExtractSource, keep: string[]): Promise<boolean> => {
    const done = await mutateAsync({ source, etag, keep }).catch(() => undefined)
    if (!done) {
      // Somebody may have changed the case meanwhile: then it is read anew, and compared anew.
      await client.invalidateQueries({ queryKey: [...caseKey(caseName), 'itself'] })
      return false
    }
    announce(t('extract.done'))
    await navigate(`/cases/${idOf(caseName)}/decision`)
    return true
  }
  return { takeOver, busy: isPending, error }
}
