/** Endings of file names and the media types that they promise. Of several the first stands for the others. */
const known: readonly (readonly [ending: string, mediaType: string])[] = [
  ['pdf', 'application/pdf'],
  ['xml', 'application/xml'],
  ['xml', 'text/xml'],
  ['json', 'application/json'],
  ['txt', 'text/plain'],
  ['csv', 'text/csv'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['tif', 'image/tiff'],
  ['tiff', 'image/tiff'],
  ['gif', 'image/gif'],
  ['doc', 'application/msword'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xls', 'application/vnd.ms-excel'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['rtf', 'application/rtf'],
  ['zip', 'application/zip'],
  ['asics', 'application/vnd.etsi.asic-s+zip'],
  ['eml', 'message/rfc822'],
]

// RFC 9110, 8.3.1, in small letters as everybody writes the type.
const token = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,80}"
const mediaType = new RegExp(
  `^[a-z0-9][a-z0-9.+-]{0,59}/[a-z0-9][a-z0-9.+-]{0,79}(?:[ \\t]*;[ \\t]*${token}=(?:${token}|"[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]{0,120}"))*$`,
)

/** Whether a text is a media type, with parameters or without: `text/plain; charset=utf-8`. */
export function isMediaType(text: string): boolean {
  return text.length <= 255 && mediaType.test(text)
}

/** A media type without its parameters. */
export function withoutParameters(mediaType: string): string {
  return mediaType.replace(/[ \t]*;.*$/s, '').toLowerCase()
}

/** The media type that a name promises; a container of another product tells nothing else about its documents. */
export function typeByName(name: string): string {
  const given = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return known.find(([ending]) => ending === given)?.[1] ?? 'application/octet-stream'
}

/** The ending that tells a media type, with its dot; `unknown` where none does. */
export function endingOf(mediaType: string, unknown: '' | '.bin' = ''): string {
  const essence = withoutParameters(mediaType)
  const found = known.find(([, type]) => type === essence)
  return found ? `.${found[0]}` : unknown
}
