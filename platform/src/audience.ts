/** The audience of every access token: the API of an installation. Issuers put it in, every service asks for it. */
export const audience = 'urn:sustento:api'
