/** Media type of a container, which is also the content of its entry `mimetype`. */
export const asicType = 'application/vnd.etsi.asic-s+zip'

/** The archive of the documents in a container. */
export const content = 'SignedContent.zip'

/** The signatures of a container. */
export const signatures = 'META-INF/signatures.xml'

/** Namespace of the associated signature containers (EN 319 162-1). */
export const asicNs = 'http://uri.etsi.org/02918/v1.2.1#'
