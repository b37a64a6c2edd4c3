import { readPaper } from '@sustento/embedded/demo/scenario'
import type { Page } from 'playwright-core'
import { issuedToThem } from './typed-case.ts'

/** The papers that accompany the application; kinds and languages by their codes. */
const papers = [
  { file: 'lisbon-judgment.pt.pdf', kind: 'decision', language: 'pt', title: 'Sentença de 14 de março de 2024' },
  { file: 'lisbon-arrears.fr.pdf', kind: 'arrears', language: 'fr', title: 'Décompte des arriérés' },
  { file: 'lisbon-extract.xml', kind: 'extract', language: 'fr', title: 'Annex I' },
]

/** Their titles. */
export const paperTitles = papers.map(({ title }) => title)

/** Uploads the papers in the open case and reads the court's extract into it. */
export async function attachPapers(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Documents', exact: true }).click()
  for (const { file, kind, language, title } of papers) {
    const bytes = readPaper(`papers/${file}`)
    const xml = file.endsWith('.xml')
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: file,
      mimeType: xml ? 'application/xml' : 'application/pdf',
      buffer: xml ? Buffer.from(issuedToThem(bytes.toString())) : bytes,
    })
    await page.getByLabel('Kind', { exact: true }).selectOption(kind)
    await page.getByLabel('Language', { exact: true }).selectOption(language)
    await page.getByLabel('Title', { exact: true }).fill(title)
    await page.getByRole('button', { name: 'Add the document' }).click()
    await page.getByRole('link', { name: title }).waitFor()
  }
  await page.getByRole('link', { name: 'Read into the case' }).click()
  await page.getByRole('button', { name: 'Take over into the case' }).click()
  await page.getByRole('heading', { level: 2, name: 'Decision' }).waitFor()
}
