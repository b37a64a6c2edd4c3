import { ValidationMessage } from '@digdir/designsystemet-react'
import { useEffect } from 'react'
import { useAnnounce } from '../../../announce/announce-context.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { goToPath, holdsFocus } from '../anchors.ts'
import { useDraft } from '../draft-context.ts'
import type { Beside } from '../exclusions.ts'
import { labelAt } from '../label-at.ts'

/** Says at once that another point is answered that may not stand beside this one, and takes it out on demand. */
export function ExclusiveNote({ path, beside }: { path: string; beside: Beside }) {
  const { t } = useWords()
  const { form, exclusions } = useDraft()
  const announce = useAnnounce()
  const label = labelAt(form, beside.path)
  const text = t(beside.must ? 'exclusive.must' : 'exclusive.should', { label })
  useEffect(() => {
    // whoever answers here hears it; the other point shows it too
    if (holdsFocus(path)) announce(text, 'info')
  }, [path, text, announce])
  const takeOut = () => {
    exclusions.takeOut(path, beside.path)
    announce(t('exclusive.left', { label }), 'info')
    goToPath(path)
  }
  return (
    <div className="stack-tight">
      <ValidationMessage data-color={beside.must ? 'danger' : 'warning'}>{text}</ValidationMessage>
      <div className="cluster small">
        <button type="button" className="link-button" onClick={() => goToPath(beside.path)}>
          {t('exclusive.goTo', { label })}
        </button>
        <button type="button" className="link-button" onClick={takeOut}>
          {t('exclusive.takeOut', { label })}
        </button>
      </div>
    </div>
  )
}
