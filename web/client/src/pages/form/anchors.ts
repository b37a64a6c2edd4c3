/** The id of the field that answers a path. */
export function fieldId(path: string): string {
  return `field:${path}`
}

/** The id of the place of a node: a section, a group, a field with its label. */
export function placeId(path: string): string {
  return `place:${path}`
}

/** The id of the section that begins with a node. */
export function sectionId(first: string): string {
  return `section:${first}`
}

/** The id of the hint of a control. */
export function hintId(control: string): string {
  return `${control}-hint`
}

/** The id of the place for the translation of a text. */
export function translationId(path: string): string {
  return `translation:${path}`
}

/** Brings a path into view and gives its field the focus; the nearest place above when the path has none of its own. */
export function goToPath(path: string): void {
  for (let at = path; at; at = parentOf(at)) {
    const ids = [fieldId(at), placeId(at), sectionId(at)]
    const place = ids.map((id) => document.getElementById(id)).find(Boolean)
    if (!place) continue
    const field = place.matches('input, select, textarea')
      ? place
      : place.querySelector<HTMLElement>('input, select, textarea')
    ;(field ?? place).focus({ preventScroll: true })
    place.scrollIntoView({ block: 'center' })
    return
  }
}

/** Whether somebody is writing at a path. */
export function holdsFocus(path: string): boolean {
  return [fieldId(path), placeId(path)].some((id) => document.getElementById(id)?.contains(document.activeElement))
}

/** Leads to the place for the translation of a text; to the text itself when it has none. */
export function goToTranslation(path: string): void {
  const place = document.getElementById(translationId(path))
  place?.focus({ preventScroll: true })
  place?.scrollIntoView({ block: 'center' })
  if (!place) goToPath(path)
}

function parentOf(path: string): string {
  const end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))
  return end > 0 ? path.slice(0, end) : ''
}
