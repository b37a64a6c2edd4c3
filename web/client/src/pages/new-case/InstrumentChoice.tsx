import { Card, Fieldset, Paragraph, Radio, Tag } from '@digdir/designsystemet-react'
import { useFormContext } from 'react-hook-form'
import type { InstrumentJson } from '../../gen/sustento/cases/v1/cases_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { NewCaseDraft } from './new-case-draft.ts'

/** An instrument with the applications it offers, or the reason why it does not bind the two States. */
export function InstrumentChoice({ instrument, first }: { instrument: InstrumentJson; first: boolean }) {
  const { t, article } = useWords()
  const { register } = useFormContext<NewCaseDraft>()
  const field = register('choice', { required: t('newCase.choiceMissing') })
  const title = instrument.shortTitle || instrument.title
  if (!instrument.applicable) {
    return (
      <Card data-color="neutral" variant="tinted">
        <div className="stack-tight">
          <div className="cluster">
            <strong>{title}</strong>
            <Tag data-color="neutral">{t('newCase.notApplicable')}</Tag>
          </div>
          <Paragraph>{instrument.reason}</Paragraph>
        </div>
      </Card>
    )
  }
  const offered = instrument.applications?.filter(({ available }) => available) ?? []
  const later = instrument.applications?.filter(({ available }) => !available) ?? []
  return (
    <div className="stack">
      <Fieldset>
        <Fieldset.Legend>{title}</Fieldset.Legend>
        {instrument.shortTitle && <Fieldset.Description>{instrument.title}</Fieldset.Description>}
        {offered.map((application, index) => (
          <Radio
            key={application.id}
            id={first && index === 0 ? 'choice' : undefined}
            value={`${instrument.id} ${application.id}`}
            label={application.title ?? ''}
            description={article(application.article)}
            {...field}
          />
        ))}
      </Fieldset>
      {later.length > 0 && (
        <div className="stack-tight small quiet">
          <span>{t('newCase.notOffered')}</span>
          <ul>
            {later.map((application) => (
              <li key={application.id}>
                {application.title} ({article(application.article)})
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
