import { Outlet } from 'react-router'
import { NoPermissionPage } from '../pages/not-found/NoPermissionPage.tsx'
import { type Rights, useRights } from './roles.ts'

/** Opens the routes below only to those whose roles allow it. The services refuse everybody else anyway. */
export function Allowed({ right }: { right: keyof Rights }) {
  return useRights()[right] ? <Outlet /> : <NoPermissionPage />
}
