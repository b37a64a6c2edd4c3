/** A value that a binding may name, a list of phrases among them; undefined when the case does not know it. */
export type Fact = string | boolean | undefined | readonly string[] | readonly Facts[] | Facts

/** Named facts, nested as the bindings name them: `requesting.address.street`, `represented[].birthDate`. */
export interface Facts {
  readonly [name: string]: Fact
}
