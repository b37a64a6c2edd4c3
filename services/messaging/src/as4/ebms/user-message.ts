/** A party of a message: an access point with its role. */
export interface Party {
  id: string
  /** Type of the id, empty where none is given. */
  type: string
  role: string
}

/** A property of a message or of a part. */
export interface Property {
  name: string
  value: string
  /** What kind of value it is, where the sender says so. */
  type?: string
}

/** What the header says about a part. */
export interface PartInfo {
  contentId: string
  properties: Property[]
}

/** The eb:UserMessage of a header. */
export interface UserMessage {
  /** xs:dateTime as written by the sender, always with a time zone. */
  timestamp: string
  messageId: string
  /** Message that this one answers, empty where it answers none. */
  refToMessageId: string
  from: Party
  to: Party
  /** Name of the agreement, where the sender gives it; type and processing mode may be empty. */
  agreementRef?: { value: string; type: string; pmode: string }
  service: { value: string; type: string }
  action: string
  conversationId: string
  properties: Property[]
  parts: PartInfo[]
}

/** The values of a property under its name in any case: some products begin it with a capital letter. */
export function valuesOf(properties: readonly Property[], name: string): string[] {
  return properties.filter((one) => one.name.toLowerCase() === name.toLowerCase()).map(({ value }) => value)
}

/** The value of a property, undefined where it is missing. */
export function propertyOf(properties: Property[], name: string): string | undefined {
  return properties.find((property) => property.name === name)?.value
}
