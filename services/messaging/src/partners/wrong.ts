/** A file or an option of the command is not what it must be; the text is shown to whoever called it. */
export class Wrong extends Error {
  override readonly name = 'Wrong'
}
