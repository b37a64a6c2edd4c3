import { Select } from '@digdir/designsystemet-react'
import { idOf } from '../../api/names.ts'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { submissionTitle } from './submission-title.ts'

interface Props {
  others: SubmissionJson[]
  /** Id of the one that is chosen. */
  chosen: string
  choose: (id: string) => void
}

/** Which other submission the form is set beside. */
export function CompareChoice({ others, chosen, choose }: Props) {
  const words = useWords()
  return (
    <div className="cluster no-print">
      <label htmlFor="compare-with">{words.t('compare.with')}</label>
      <Select id="compare-with" width="auto" value={chosen} onChange={(event) => choose(event.target.value)}>
        {others.map((each) => (
          <Select.Option key={each.name} value={idOf(each.name)}>
            {submissionTitle(words, each)}
          </Select.Option>
        ))}
      </Select>
    </div>
  )
}
