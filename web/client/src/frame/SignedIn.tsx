import { SessionGate } from '../session/SessionGate.tsx'
import { Frame } from './Frame.tsx'

/** Everything behind the sign-in. */
export function SignedIn() {
  return (
    <SessionGate>
      <Frame />
    </SessionGate>
  )
}
