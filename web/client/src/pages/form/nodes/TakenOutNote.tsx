import { useAnnounce } from '../../../announce/announce-context.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { goToPath } from '../anchors.ts'
import { useDraft } from '../draft-context.ts'
import { labelAt } from '../label-at.ts'

/** Says what was taken out in favour of this point, and gives it back on demand. */
export function TakenOutNote({ path, left }: { path: string; left: readonly string[] }) {
  const { t } = useWords()
  const { form, exclusions } = useDraft()
  const announce = useAnnounce()
  const label = left.map((each) => labelAt(form, each)).join(', ')
  const giveBack = () => {
    exclusions.giveBack(path)
    announce(t('takeOver.undone'))
    goToPath(path)
  }
  return (
    <p className="small">
      {t('exclusive.left', { label })}{' '}
      <button type="button" className="link-button" aria-label={t('exclusive.undo', { label })} onClick={giveBack}>
        {t('takeOver.undo')}
      </button>
    </p>
  )
}
