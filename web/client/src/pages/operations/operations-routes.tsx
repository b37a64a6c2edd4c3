import type { RouteObject } from 'react-router'
import { Allowed } from '../../session/Allowed.tsx'

/** Pages for whoever runs the access point. */
export const operationsRoutes: RouteObject = {
  element: <Allowed right="seeOperations" />,
  children: [
    {
      path: 'operations',
      lazy: async () => ({ Component: (await import('./OperationsPage.tsx')).OperationsPage }),
      children: [
        { index: true, lazy: async () => ({ Component: (await import('./QueueTab.tsx')).QueueTab }) },
        { path: 'partners', lazy: async () => ({ Component: (await import('./PartnersTab.tsx')).PartnersTab }) },
        {
          path: 'certificates',
          lazy: async () => ({ Component: (await import('./CertificatesTab.tsx')).CertificatesTab }),
        },
        { path: 'throughput', lazy: async () => ({ Component: (await import('./ThroughputTab.tsx')).ThroughputTab }) },
      ],
    },
  ],
}
