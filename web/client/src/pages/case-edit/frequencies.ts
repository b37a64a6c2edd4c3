/** How often something is paid, as the contract names it. */
export const frequencies = ['once', 'weekly', 'monthly', 'quarterly', 'yearly'] as const
