import { Fieldset, Paragraph, Radio, Search } from '@digdir/designsystemet-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useCases } from '../../api/cases.ts'
import { usePartner } from '../../api/partners.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'

interface Props {
  /** Name of the partner with which the case must be. */
  partner: string
  chosen: CaseJson | undefined
  choose: (chosen: CaseJson | undefined) => void
}

/** One of the cases with an authority, last changed first, found by a name when there are many. */
export function CaseChoice({ partner, chosen, choose }: Props) {
  const { t } = useWords()
  const name = useId()
  const input = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const authority = usePartner(partner)
  const cases = useCases({ query, ...(authority?.state ? { counterpartState: authority.state } : {}) }, '', 100)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose(undefined)
    setQuery(input.current?.value.trim() ?? '')
  }
  return (
    <div className="stack">
      <form onSubmit={submit}>
        <Search>
          <Search.Input ref={input} aria-label={t('search.label')} autoComplete="off" />
          <Search.Clear aria-label={t('search.clear')} />
          <Search.Button variant="secondary">{t('work.matchSearch')}</Search.Button>
        </Search>
      </form>
      <QueryView query={cases}>
        {(page) => {
          const fitting = (page.cases ?? []).filter((each) => each.partner === partner && !each.erased)
          if (fitting.length === 0) return <Paragraph className="quiet">{t('work.matchNone')}</Paragraph>
          return (
            <Fieldset>
              <Fieldset.Legend>{t('work.matchCases', { authority: authority?.authority?.name })}</Fieldset.Legend>
              {fitting.map((each) => (
                <Radio
                  key={each.name}
                  name={name}
                  value={each.name ?? ''}
                  label={each.reference ?? ''}
                  description={each.title ?? ''}
                  checked={chosen?.name === each.name}
                  onChange={() => choose(each)}
                />
              ))}
            </Fieldset>
          )
        }}
      </QueryView>
    </div>
  )
}
