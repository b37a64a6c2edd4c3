/** Longer than the consolidated Regulation in any language, with all its markup. */
export const textLimit = 8 * 1024 * 1024

/** More than the Regulation has, by far. */
export const paragraphLimit = 50_000

/** The paragraphs of a plain text: what blank lines or line breaks part, white space reduced to single spaces. */
export function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = []
  for (const line of text.normalize('NFC').split(/\r\n|[\n\r\u2028\u2029]/)) {
    const clean = line
      .replaceAll('\u00ad', '')
      .replace(/[►▼◄]\s?(?:[A-Z]{1,2}\d{0,3}\b)?/g, ' ')
      .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
      .trim()
    if (clean !== '') paragraphs.push(clean)
    if (paragraphs.length >= paragraphLimit) break
  }
  return paragraphs
}
