/** A value that a binding may name; undefined when the case does not know it. */
export type Fact = string | boolean | undefined | readonly Facts[] | Facts

/** Named facts, nested as the bindings name them: `requesting.address.street`, `represented[].birthDate`. */
export interface Facts {
  readonly [name: string]: Fact
}
