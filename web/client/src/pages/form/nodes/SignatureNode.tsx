import { useWords } from '../../../i18n/use-words.ts'
import { placeId } from '../anchors.ts'
import { useDraft } from '../draft-context.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeChildren } from './NodeChildren.tsx'
import type { NodeProps } from './node-props.ts'

/** Where somebody signs on paper; that it was signed is recorded when the form is reviewed. */
export function SignatureNode(props: NodeProps) {
  const { node, path } = props
  const { t } = useWords()
  const { form } = useDraft()
  const byApplicant = form.parts?.find((part) => part.id === node.part)?.completedBy === 'applicant'
  return (
    <div id={placeId(path)} tabIndex={-1} className="stack">
      <div className="stack-tight">
        <strong>{node.label}</strong>
        <p className="quiet">{t(byApplicant ? 'form.signature' : 'form.signatureOfficial')}</p>
        <FieldFindings path={path} />
      </div>
      <NodeChildren {...props} />
    </div>
  )
}
