import type { RouteObject } from 'react-router'
import { Allowed } from '../../session/Allowed.tsx'
import { CasesPage } from '../cases/CasesPage.tsx'
import { CasePage } from './CasePage.tsx'
import { DecisionTab } from './DecisionTab.tsx'
import { DocumentsTab } from './DocumentsTab.tsx'
import { FormsTab } from './FormsTab.tsx'
import { MessagesTab } from './MessagesTab.tsx'
import { OverviewTab } from './OverviewTab.tsx'
import { PartiesTab } from './PartiesTab.tsx'
import { TimeLimitsTab } from './TimeLimitsTab.tsx'
import { TimelineTab } from './TimelineTab.tsx'

const tabs: RouteObject[] = [
  { index: true, element: <OverviewTab /> },
  { path: 'parties', element: <PartiesTab /> },
  { path: 'decision', element: <DecisionTab /> },
  { path: 'forms', element: <FormsTab /> },
  { path: 'messages', element: <MessagesTab /> },
  { path: 'documents', element: <DocumentsTab /> },
  { path: 'time-limits', element: <TimeLimitsTab /> },
  { path: 'timeline', element: <TimelineTab /> },
]

const work: RouteObject[] = [
  {
    path: 'cases/new',
    lazy: async () => ({ Component: (await import('../new-case/NewCasePage.tsx')).NewCasePage }),
  },
  {
    path: 'cases/:caseId/parties/edit',
    lazy: async () => ({ Component: (await import('../case-edit/EditPartiesPage.tsx')).EditPartiesPage }),
  },
  {
    path: 'cases/:caseId/decision/edit',
    lazy: async () => ({ Component: (await import('../case-edit/EditDecisionPage.tsx')).EditDecisionPage }),
  },
  {
    path: 'cases/:caseId/read-in/:documentId',
    lazy: async () => ({ Component: (await import('../extract/ReadDocumentPage.tsx')).ReadDocumentPage }),
  },
  {
    path: 'cases/:caseId/extract/:formId',
    lazy: async () => ({ Component: (await import('../extract/TypeExtractPage.tsx')).TypeExtractPage }),
  },
  {
    path: 'cases/:caseId/acknowledge',
    lazy: async () => ({ Component: (await import('../acknowledge/AcknowledgePage.tsx')).AcknowledgePage }),
  },
  {
    path: 'cases/:caseId/forms/:submissionId',
    lazy: async () => ({ Component: (await import('../form/FormPage.tsx')).FormPage }),
  },
  {
    path: 'cases/:caseId/dossier',
    lazy: async () => ({ Component: (await import('../dossier/DossierPage.tsx')).DossierPage }),
  },
  {
    path: 'cases/:caseId/forms/:submissionId/compare',
    lazy: async () => ({ Component: (await import('../compare/ComparePage.tsx')).ComparePage }),
  },
  {
    path: 'cases/:caseId/forms/:submissionId/review',
    lazy: async () => ({ Component: (await import('../review/ReviewPage.tsx')).ReviewPage }),
  },
]

/** Pages about cases. What is needed rarely or is large comes when it is opened. */
export const caseRoutes: RouteObject[] = [
  {
    element: <Allowed right="readCases" />,
    children: [
      { path: 'cases', element: <CasesPage /> },
      { path: 'cases/:caseId', element: <CasePage />, children: tabs },
    ],
  },
  { element: <Allowed right="casework" />, children: work },
]
