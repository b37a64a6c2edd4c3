import { Button, Textarea } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { PartnerJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useSession } from '../../session/session-context.ts'
import { DossierItems } from './DossierItems.tsx'
import { DossierLanguage } from './DossierLanguage.tsx'
import { DossierProgress } from './DossierProgress.tsx'
import type { DossierItem } from './dossier-items.ts'
import { postalLines } from './postal-lines.ts'
import { useDossier } from './use-dossier.ts'

interface Props {
  case: CaseJson
  partner: PartnerJson | undefined
  items: DossierItem[]
  /** Languages of the case's forms; the first is offered for the cover. */
  languages: string[]
}

/** What stands on the cover and what follows it. */
export function DossierForm({ case: shown, partner, items: all, languages }: Props) {
  const words = useWords()
  const { t } = words
  const { tenantName } = useSession()
  const [items, setItems] = useState(all)
  const [language, setLanguage] = useState(languages[0] ?? 'en')
  const [recipient, setRecipient] = useState(() => postalLines(words, partner?.authority).join('\n'))
  const [sender, setSender] = useState(tenantName)
  const dossier = useDossier(shown.name ?? '')
  const chosen = items.filter((item) => item.chosen)
  const lines = (text: string) => text.split('\n').filter((line) => line.trim())
  const make = () =>
    dossier.make({
      language,
      reference: shown.reference ?? '',
      sender: lines(sender),
      recipient: lines(recipient),
      items: chosen.map(({ name, title }) => ({ name, title })),
    })
  return (
    <div className="stack">
      <DossierItems items={items} change={setItems} />
      <DossierLanguage language={language} choose={setLanguage} />
      <div className="columns">
        {(
          [
            ['recipient', recipient, setRecipient],
            ['sender', sender, setSender],
          ] as const
        ).map(([id, value, change]) => (
          <div key={id} className="stack-tight">
            <label htmlFor={`dossier-${id}`}>{t(`dossier.${id}`)}</label>
            <Textarea id={`dossier-${id}`} rows={5} value={value} onChange={(event) => change(event.target.value)} />
          </div>
        ))}
      </div>
      <div>
        <Button disabled={chosen.length === 0 || dossier.running} onClick={() => void make()}>
          {t('dossier.make', { count: chosen.length })}
        </Button>
      </div>
      <DossierProgress dossier={dossier} />
    </div>
  )
}
