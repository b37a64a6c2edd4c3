/** Escapes a text for element content or a double-quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (c) => escapes[c] ?? c)
}

/** An element without attributes that holds a text. */
export const leaf = (name: string, value: string) => `<${name}>${escapeXml(value)}</${name}>`

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
}
