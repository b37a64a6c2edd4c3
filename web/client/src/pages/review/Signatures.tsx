import { Heading } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { useDraft } from '../form/draft-context.ts'
import { SignaturePart } from './SignaturePart.tsx'

/** The parts that are signed on paper. Part B is signed by the applicant, or whoever is entitled to complete it. */
export function Signatures() {
  const { t } = useWords()
  const { form } = useDraft()
  const parts = form.parts?.filter((part) => part.completedBy === 'applicant') ?? []
  if (parts.length === 0) return null
  return (
    <section aria-labelledby="review-signatures" className="stack">
      <Heading id="review-signatures" level={2} data-size="xs">
        {t('review.signatures')}
      </Heading>
      {parts.map((part) => (
        <SignaturePart key={part.id} part={part} />
      ))}
    </section>
  )
}
