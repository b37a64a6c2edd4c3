import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { Announcer } from './announce/Announcer.tsx'
import { newQueryClient } from './api/query-client.ts'
import { LanguageProvider } from './i18n/LanguageProvider.tsx'
import { newRouter } from './routes.tsx'

/** The application: language, data, live region, pages. */
export function App() {
  const [client] = useState(newQueryClient)
  const [router] = useState(newRouter)
  return (
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <Announcer>
          <RouterProvider router={router} />
        </Announcer>
      </QueryClientProvider>
    </LanguageProvider>
  )
}
