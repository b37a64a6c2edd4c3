import type { FindingJson } from '../../../gen/sustento/type/v1/answer_pb.ts'

/** What was not taken over, and why. */
export function FindingList({ title, findings }: { title: string; findings: FindingJson[] }) {
  return (
    <div className="stack-tight">
      <strong>{title}</strong>
      <ul>
        {findings.map(({ path, message }) => (
          <li key={`${path} ${message}`}>{message}</li>
        ))}
      </ul>
    </div>
  )
}
