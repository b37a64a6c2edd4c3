const endings: Record<string, string> = {
  'application/pdf': '.pdf',
  'application/xml': '.xml',
  'text/xml': '.xml',
  'text/plain': '.txt',
  'text/csv': '.csv',
  'image/png': '.png',
  'image/jpeg': '.jpg',
}

/** A title with the ending by which its reader's machine knows what to do with it. */
export function withEnding(title: string, mediaType: string): string {
  const ending = endings[mediaType] ?? ''
  return title.toLowerCase().endsWith(ending) ? title : `${title}${ending}`
}
