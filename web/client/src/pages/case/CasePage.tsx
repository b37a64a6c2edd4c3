import { Outlet } from 'react-router'
import { useCase } from '../../api/cases.ts'
import { useInstrumentWords } from '../../api/instruments.ts'
import { Forward } from '../../forwarding/Forward.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { CaseStatus } from '../../parts/CaseStatus.tsx'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { CaseNotices } from './CaseNotices.tsx'
import { CaseSections } from './CaseSections.tsx'
import { isForwardable } from './is-forwardable.ts'
import { NextStep } from './NextStep.tsx'
import { useCaseName } from './use-case-name.ts'

/** Who, what, where it stands, what next, by when. */
export function CasePage() {
  const { t, term } = useWords()
  const words = useInstrumentWords()
  const name = useCaseName()
  return (
    <QueryView query={useCase(name)} skeleton={<SkeletonLines lines={8} />}>
      {(shown) => (
        <div className="stack-wide">
          <PageHeader
            key={name}
            title={shown.title || shown.reference || ''}
            back={{ to: '/cases', label: t('nav.cases') }}
            state={
              <>
                <CaseStatus case={shown} />
                <span>{shown.reference}</span>
                <span>{term('direction', shown.direction, '')}</span>
                <span>{words.instrument(shown.instrument)}</span>
              </>
            }
            actions={
              <>
                <NextStep case={shown} />
                {isForwardable(shown) && <Forward name={name} etag={shown.etag} />}
              </>
            }
          />
          <CaseNotices case={shown} />
          <CaseFacts case={shown} />
          <div className="stack">
            <CaseSections case={shown} />
            <Outlet context={shown} />
          </div>
        </div>
      )}
    </QueryView>
  )
}
