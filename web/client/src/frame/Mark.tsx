/** The mark of the product. */
export function Mark() {
  return <img src="/icon.svg" alt="" width="32" height="32" />
}
