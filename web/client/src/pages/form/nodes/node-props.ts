import type { FormNodeJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'

/** What every kind of node is given. */
export interface NodeProps {
  node: FormNodeJson
  /** Its concrete path. */
  path: string
  /** The index of the repeat that it is in, for printed numbers. */
  index?: number
  /** Level of a heading that it prints. */
  level: 2 | 3 | 4 | 5 | 6
}
