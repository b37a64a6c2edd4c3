import type { FormOptionJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useAnswer } from '../draft-context.ts'
import { fillPath } from '../paths.ts'
import { FillField } from './FillField.tsx'

interface Props {
  path: string
  option: FormOptionJson
  chosen: boolean
}

/** What an option leaves place for. It stays while something is written in it: nothing is kept that cannot be seen. */
export function OptionFill({ path, option, chosen }: Props) {
  const place = fillPath(path, option.id)
  const written = useAnswer(place) !== undefined
  if (!option.fill || !(chosen || written)) return null
  return <FillField path={place} label={option.label ?? ''} type={option.type} />
}
