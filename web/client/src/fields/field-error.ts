import { type FieldError, type FieldErrors, get, useFormContext } from 'react-hook-form'

/** What is wrong with the field at a path, if anything. */
export function useFieldError(path: string): string | undefined {
  const { formState } = useFormContext()
  const error: FieldError | undefined = get(formState.errors, path)
  return error?.message || undefined
}

/** Something wrong in a form and where. */
export interface ErrorAt {
  path: string
  message: string
}

/** All errors of a form in the order of its fields. */
export function errorsIn(errors: FieldErrors | unknown, path = ''): ErrorAt[] {
  if (!errors || typeof errors !== 'object') return []
  const { message } = errors as { message?: unknown }
  if (typeof message === 'string' && message) return [{ path, message }]
  return Object.entries(errors)
    .filter(([key]) => key !== 'ref' && key !== 'type')
    .flatMap(([key, below]) => errorsIn(below, path ? `${path}.${key}` : key))
}
