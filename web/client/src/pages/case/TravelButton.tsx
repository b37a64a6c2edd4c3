import { Button } from '@digdir/designsystemet-react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useUpdateCase } from '../../api/cases.ts'
import type { CaseJson, DocumentJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { AttachedDocumentJson } from '../../gen/sustento/type/v1/case_file_pb.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Leaves a document out of the application, or puts it back: it stays in the case either way. */
export function TravelButton({ case: shown, document }: { case: CaseJson; document: DocumentJson }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const update = useUpdateCase(shown.name ?? '')
  const attached = shown.file?.documents ?? []
  const travels = attached.some((each) => each.document === document.name)

  const change = () => {
    const { kind, title, language, name } = document
    const added: AttachedDocumentJson = { kind, title, language, document: name }
    const documents = travels ? attached.filter((each) => each.document !== name) : [...attached, added]
    update.mutate(
      { changed: { etag: shown.etag, file: { documents } }, mask: 'file.documents' },
      {
        onSuccess: () => announce(t(travels ? 'documents.leftOut' : 'documents.putIn')),
        onError: () => announce(t('documents.changeFailed'), 'danger'),
      },
    )
  }
  const said = t(travels ? 'documents.leaveOut' : 'documents.putBack')
  return (
    <Button
      variant="tertiary"
      data-color="neutral"
      loading={update.isPending}
      aria-label={`${said}: ${document.title}`}
      onClick={change}
    >
      {said}
    </Button>
  )
}
