import { Table, Tag } from '@digdir/designsystemet-react'
import { downloadPath } from '../../api/documents.ts'
import { idOf } from '../../api/names.ts'
import type { CaseJson, DocumentJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { fileSize } from '../../i18n/file-size.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { useRights } from '../../session/roles.ts'
import { TravelButton } from './TravelButton.tsx'

interface Props {
  case: CaseJson
  document: DocumentJson
  /** What the instrument calls its kind. */
  kind: string | undefined
}

/** Kinds of documents that may be a form of a court. */
const ofCourts: ReadonlySet<string> = new Set(['extract', 'abstract', 'enforceability', 'proper-notice'])

/** A document: read it, read it in, leave it out. */
export function DocumentRow({ case: shown, document, kind }: Props) {
  const { t, instant, languageName, term } = useWords()
  const { language } = useLanguage()
  const { casework } = useRights()
  const title = document.title || t('documents.untitled')
  const preparing = casework && shown.direction === 'DIRECTION_OUTGOING' && shown.status === 'draft'
  const travels = preparing && !document.received
  const isReadable = /^((application|text)\/xml|application\/pdf)$/.test(document.mediaType ?? '')
  const readable = casework && !shown.erased && isReadable && ofCourts.has(document.kind ?? '')
  return (
    <Table.Row>
      <Table.Cell>
        <div className="stack-tight">
          {casework ? (
            <a href={downloadPath(document.name ?? '')} target="_blank" rel="noreferrer">
              <bdi>{title}</bdi>
            </a>
          ) : (
            title
          )}
          {document.received && (
            <span>
              <Tag data-color="info">{t('documents.received')}</Tag>
            </span>
          )}
        </div>
      </Table.Cell>
      <Table.Cell>{kind ?? term('documentKind', document.kind)}</Table.Cell>
      <Table.Cell>{languageName(document.language)}</Table.Cell>
      <Table.Cell className="number">{fileSize(Number(document.size ?? 0), language)}</Table.Cell>
      <Table.Cell>{instant(document.createTime)}</Table.Cell>
      <Table.Cell>
        {(travels || readable) && (
          <span className="cluster">
            {travels && <TravelButton case={shown} document={document} />}
            {readable && (
              <ButtonLink to={`../read-in/${idOf(document.name)}`} variant="secondary">
                {t('extract.read')}
              </ButtonLink>
            )}
          </span>
        )}
      </Table.Cell>
    </Table.Row>
  )
}
