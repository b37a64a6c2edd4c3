import { Button, Textarea } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useForms } from '../../api/forms.ts'
import type { CaseJson, DocumentJson, SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { PartnerJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { LanguageSelect } from '../../parts/LanguageSelect.tsx'
import { useSession } from '../../session/session-context.ts'
import { DossierItems } from './DossierItems.tsx'
import { DossierProgress } from './DossierProgress.tsx'
import { dossierItems } from './dossier-items.ts'
import { lettersOf } from './letters.ts'
import { postalLines } from './postal-lines.ts'
import { SentByPost } from './SentByPost.tsx'
import { useDossier } from './use-dossier.ts'

interface Props {
  case: CaseJson
  partner: PartnerJson | undefined
  forms: SubmissionJson[]
  documents: DocumentJson[]
}

/** What stands on the cover and what follows it. */
export function DossierForm({ case: shown, partner, forms, documents }: Props) {
  const words = useWords()
  const { t } = words
  const { tenantName } = useSession()
  const [items, setItems] = useState(() => dossierItems(forms, documents))
  const [language, setLanguage] = useState(forms.find((form) => form.language)?.language ?? 'en')
  const [recipient, setRecipient] = useState(() => postalLines(words, partner?.authority).join('\n'))
  const [sender, setSender] = useState(tenantName)
  const offered = useForms(shown.instrument).data?.[0]?.languages ?? []
  const dossier = useDossier(shown.name ?? '')
  const chosen = items.filter((item) => item.chosen)
  const enclosed = <T extends { name?: string }>(all: T[]) =>
    all.filter(({ name }) => chosen.some((item) => `${shown.name}/${item.name}` === name))
  const letters = lettersOf(
    enclosed(forms).filter(({ state }) => state === 'SUBMISSION_STATE_DRAFT'),
    shown.accompanyingForms ?? [],
    enclosed(documents).map(({ name = '' }) => name),
  )
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
      <div className="cluster">
        <label htmlFor="dossier-language">{t('dossier.language')}</label>
        <LanguageSelect id="dossier-language" value={language} languages={offered} onChange={setLanguage} />
      </div>
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
      {letters.length > 0 && (
        <SentByPost caseName={shown.name ?? ''} partner={partner?.authority?.name ?? ''} letters={letters} />
      )}
    </div>
  )
}
