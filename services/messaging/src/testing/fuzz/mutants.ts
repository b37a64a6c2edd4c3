import type { TestMessaging } from '../messaging.ts'
import { type Base, type FuzzTenant, makeBase, shapes } from './bases.ts'
import { bytesOf, copyOf, type Mutator } from './draft.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { cryptoMutators } from './mutate-crypto.ts'
import { mimeMutators } from './mutate-mime.ts'
import { mutateXml, xmlMutators } from './mutate-xml.ts'
import type { Random } from './random.ts'

/** A message that was changed. */
export interface Mutant {
  base: Base
  contentType: string
  bytes: Buffer
  /** How it came to be. */
  what: string[]
  /** The change was signed by the partner: what it says is authentic, whatever it is. */
  authentic: boolean
}

/** Valid messages of each shape, made once and again when one was delivered. */
export class Stock {
  readonly #messaging: TestMessaging
  readonly #bases = new Map<string, Promise<Base>>()
  /** All of them by their id: a mutant may have become another one. */
  readonly signed = new Map<string, Base>()

  constructor(messaging: TestMessaging) {
    this.#messaging = messaging
  }

  get(shape: string, tenant: FuzzTenant): Promise<Base> {
    const key = `${tenant} ${shape}`
    const base = this.#bases.get(key) ?? this.#make(shape, tenant)
    this.#bases.set(key, base)
    return base
  }

  /** It was delivered: the next mutant of this shape gets a message that was not. */
  async renew(messageId: string): Promise<void> {
    this.signed.delete(messageId)
    for (const [key, base] of this.#bases) {
      if ((await base).made.message.messageId === messageId) this.#bases.delete(key)
    }
  }

  async #make(shape: string, tenant: FuzzTenant): Promise<Base> {
    const base = await makeBase(this.#messaging, shape, tenant)
    this.signed.set(base.made.message.messageId, base)
    return base
  }
}

const families: Record<string, Record<string, Mutator>> = {
  xml: xmlMutators,
  mime: mimeMutators,
  crypto: cryptoMutators,
}
const compressedShapes = shapes.filter((shape) => !shape.endsWith('in clear'))

/** Changes a valid message in one to three ways. */
export async function makeMutant(messaging: TestMessaging, stock: Stock, random: Random): Promise<Mutant> {
  const tenant = random.pick(['ca-east', 'ca-east', 'ca-west'] as const)
  if (random.oneIn(8)) return signedMutant(messaging, random, tenant)
  const base = await stock.get(random.pick(shapes), tenant)
  const other = (await stock.get(random.pick(shapes), random.pick(['ca-east', 'ca-west'] as const))).draft
  const { stranger } = messaging
  const surroundings = { random, made: base.made, other, recipient: base.recipient, stranger }
  const draft = copyOf(base.draft)
  const what = [base.shape]
  for (let left = 1 + random.below(3); left > 0; left--) {
    if (random.oneIn(4)) continue
    const family = families[random.pick(['xml', 'xml', 'mime', 'crypto'])] ?? {}
    const name = random.pick(Object.keys(family))
    await family[name]?.(draft, surroundings)
    what.push(name)
  }
  const whole = bytesOf(draft)
  const changed = what.length > 1 && !random.oneIn(4) ? undefined : mutateBytes(whole, random)
  const { bytes } = changed ?? { bytes: whole }
  if (changed !== undefined) what.push(changed.what)
  return { base, contentType: draft.contentType, bytes, what, authentic: false }
}

/** A strange header that the partner signed: it comes past the checks that stop a stranger. */
async function signedMutant(messaging: TestMessaging, random: Random, tenant: FuzzTenant): Promise<Mutant> {
  const shape = random.pick(compressedShapes)
  const what = [shape, 'signed by the partner']
  const block = (xml: string) => {
    const mutated = mutateXml(xml, random, xml)
    what.push(mutated.what)
    return mutated.xml
  }
  // What cannot be canonicalised cannot be signed either.
  const base = await makeBase(messaging, shape, tenant, { block }).catch(() => makeBase(messaging, shape, tenant))
  const { contentType, bytes } = { contentType: base.draft.contentType, bytes: bytesOf(base.draft) }
  return { base, contentType, bytes, what, authentic: true }
}
