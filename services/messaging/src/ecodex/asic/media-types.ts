/** Media types by the endings of file names; a container of another product tells nothing else about its documents. */
const types: Record<string, string> = {
  pdf: 'application/pdf',
  xml: 'application/xml',
  txt: 'text/plain',
  csv: 'text/csv',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  gif: 'image/gif',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  rtf: 'application/rtf',
  zip: 'application/zip',
  eml: 'message/rfc822',
}

/** The media type that a name promises. */
export function typeByName(name: string): string {
  return types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'
}

/** The ending that tells a media type, with its dot; empty where none does. */
export function endingOf(mediaType: string): string {
  const [ending] = Object.entries(types).find(([, type]) => type === mediaType) ?? []
  return ending === undefined ? '' : `.${ending}`
}
