import { hash, verify } from '@node-rs/argon2'

// argon2id with the parameters that OWASP recommends: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/** Without a hash (no such account) it works as long and says no, so that time does not tell which logins exist. */
export async function isPassword(phc: string | undefined, password: string): Promise<boolean> {
  const right = await verify(phc ?? (await nobody()), password.normalize('NFC'))
  return right && phc !== undefined
}

let hashOfNobody: Promise<string> | undefined

function nobody(): Promise<string> {
  hashOfNobody ??= hash('nobody', cost)
  return hashOfNobody
}
