import { Navigate } from 'react-router'
import { homeOf, useRights } from './roles.ts'

/** Sends each role to the page that answers its first question. */
export function Home() {
  return <Navigate to={homeOf(useRights())} replace />
}
