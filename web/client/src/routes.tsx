import { createBrowserRouter, type RouteObject } from 'react-router'
import { RouteFault } from './frame/RouteFault.tsx'
import { SignedIn } from './frame/SignedIn.tsx'
import { caseRoutes } from './pages/case/case-routes.tsx'
import { NotFoundPage } from './pages/not-found/NotFoundPage.tsx'
import { operationsRoutes } from './pages/operations/operations-routes.tsx'
import { SignInPage } from './pages/sign-in/SignInPage.tsx'
import { WorkPage } from './pages/work/WorkPage.tsx'
import { Waiting } from './parts/Waiting.tsx'
import { Allowed } from './session/Allowed.tsx'
import { Home } from './session/Home.tsx'

const pages: RouteObject[] = [
  { index: true, element: <Home /> },
  { element: <Allowed right="casework" />, children: [{ path: 'work', element: <WorkPage /> }] },
  ...caseRoutes,
  {
    path: 'messages',
    lazy: async () => ({ Component: (await import('./pages/messages/MessagesPage.tsx')).MessagesPage }),
  },
  {
    element: <Allowed right="readMessages" />,
    children: [
      {
        path: 'messages/:messageId',
        lazy: async () => ({ Component: (await import('./pages/messages/MessagePage.tsx')).MessagePage }),
      },
    ],
  },
  {
    path: 'reports',
    lazy: async () => ({ Component: (await import('./pages/reports/ReportsPage.tsx')).ReportsPage }),
  },
  {
    path: 'directory',
    lazy: async () => ({ Component: (await import('./pages/directory/DirectoryPage.tsx')).DirectoryPage }),
  },
  operationsRoutes,
  {
    element: <Allowed right="administer" />,
    children: [
      {
        path: 'administration',
        lazy: async () => ({
          Component: (await import('./pages/administration/AdministrationPage.tsx')).AdministrationPage,
        }),
      },
    ],
  },
  { path: '*', element: <NotFoundPage /> },
]

/** The pages and their addresses. No address carries personal data. */
export function newRouter() {
  return createBrowserRouter([
    { path: '/sign-in', element: <SignInPage />, errorElement: <RouteFault /> },
    {
      path: '/',
      element: <SignedIn />,
      errorElement: <RouteFault />,
      HydrateFallback: Waiting,
      children: pages,
    },
  ])
}
