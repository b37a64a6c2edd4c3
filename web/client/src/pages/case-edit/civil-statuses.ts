/** Civil statuses as the contract names them. */
export const civilStatuses = [
  'single',
  'married',
  'registered-partnership',
  'divorced',
  'separated',
  'widowed',
] as const
