import { isRouteErrorResponse, useRouteError } from 'react-router'
import { NotFoundPage } from '../pages/not-found/NotFoundPage.tsx'
import { PageFault } from './PageFault.tsx'

/** What the router shows when a route fails outside the frame, for instance when a part of the product cannot be loaded. */
export function RouteFault() {
  const error = useRouteError()
  return (
    <main className="outside">
      {isRouteErrorResponse(error) && error.status === 404 ? (
        <NotFoundPage />
      ) : (
        <PageFault retry={() => window.location.reload()} />
      )}
    </main>
  )
}
