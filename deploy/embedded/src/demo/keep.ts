import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Caseworker, Json } from './caseworker.ts'

// What the demonstration leaves to look at.

/** Writes a file into the output folder. */
export async function keep(out: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(out, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
}

/** Keeps a form as PDF and XML. */
export async function keepForm(out: string, name: string, who: Caseworker, submission: string): Promise<void> {
  for (const format of ['pdf', 'xml']) {
    await keep(out, `${name}.${format}`, await who.download(`${submission}?format=${format}`))
  }
}

/** Keeps a message as it went over the wire, its receipt, and the evidence as the case shows it. */
export async function keepMessage(out: string, name: string, who: Caseworker, message: string): Promise<void> {
  await keep(out, `${name}.wire.mime`, await who.download(`${message}/evidence/wire-message`))
  await keep(out, `${name}.receipt.xml`, await who.download(`${message}/evidence/receipt`))
  const { message: known } = await who.get(message)
  await keep(out, `${name}.evidence.json`, `${JSON.stringify(known, null, 2)}\n`)
}

/** Keeps the annual return of an authority and gives its lines. */
export async function keepStatistics(out: string, who: Caseworker, year: number): Promise<Json[]> {
  const csv = await who.download(`tenants/${who.tenant}/annualReturns/${year}`)
  await keep(out, `statistics-${who.tenant}-${year}.csv`, csv)
  return (await who.get(`tenants/${who.tenant}/annualReturns/${year}`)).rows ?? []
}
