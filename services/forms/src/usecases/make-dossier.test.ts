import { degrees, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { DossierItem } from '../dossier/job.ts'
import { readDossierWords } from '../dossier/words.ts'
import { isActive } from '../pdf/active.ts'
import { defaultLimits, renderPool } from '../render/pool.ts'
import { testApp } from '../testing/app.ts'
import { catalogue } from '../testing/context.ts'
import { endlessPages, slowPdf } from '../testing/hostile-pdf.ts'
import { pdfPages } from '../testing/pdf-text.ts'
import { jpeg, png } from '../testing/pictures.ts'
import { type DossierHeader, makeDossier } from './make-dossier.ts'
import { renderFillable, renderForm } from './render-form.ts'

const app = testApp()
const VIII = 'ec-4-2009-annex-VIII'
const madeAt = new Date('2027-01-18T10:00:00Z')
const header: DossierHeader = {
  ...{ language: 'fr', reference: 'PT-2027-0001', madeAt, skipUnreadable: false },
  sender: ['Autoridade Central (demonstração)', 'Av. de Exemplo 1', '1000-002 Lisboa'],
  recipient: ['Autorité centrale (démonstration)', 'Boulevard Fictif 115', '1000 Bruxelles'],
}
const item = (title: string, filename: string, content: Uint8Array): DossierItem => ({ title, filename, content })
const rendered = { language: 'fr', reference: 'PT-2027-0001', renderedAt: madeAt, preview: false, signedParts: [] }
const answers = [{ path: 'dateReceived', value: { kind: 'date' as const, date: '2027-01-04' } }]

/** Three pages: lying, blank, and turned by the reader. */
async function scanned(change: (document: PDFDocument) => void = () => undefined): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.addPage([842, 595]).drawText('lying page', { x: 50, y: 50 })
  document.addPage([595, 842])
  const turned = document.addPage([300, 500])
  turned.drawText('turned page', { x: 50, y: 50 })
  turned.setRotation(degrees(90))
  change(document)
  return document.save()
}

describe('a dossier', () => {
  let pages: string[]
  let sizes: string[]
  beforeAll(async () => {
    const dossier = await makeDossier(app, header, [
      item('Formulaire', 'form.pdf', await renderForm(app, VIII, answers, rendered)),
      item('Copie à compléter', 'copy.pdf', await renderFillable(app, VIII, answers, rendered)),
      item('Acte de naissance', 'scan.pdf', await scanned()),
      item('Photographie', 'a.png', png(40, 30)),
      item('Reçu', 'b.jpg', jpeg()),
      item('Enregistrement', 'voice.ogg', Buffer.from('OggS')),
    ])
    pages = await pdfPages(dossier)
    const document = await PDFDocument.load(dossier)
    sizes = document.getPages().map((p) => `${Math.round(p.getWidth())}x${Math.round(p.getHeight())}`)
  })

  test('begins with who sends what to whom, and where it stands', () => {
    const cover = pages[0] ?? ''
    for (const words of ['PT-2027-0001', '18/01/2027', 'Av. de Exemplo 1', 'Boulevard Fictif 115']) {
      expect(cover).toContain(words)
    }
    expect(cover.replace(/\s+/g, ' ')).toMatch(
      /1 Formulaire 2 2 Copie à compléter 3–4 3 Acte de naissance 5–7 4 Photographie 8 5 Reçu 9 6 Enregistrement voice.ogg jointe séparément/,
    )
  })

  test('holds every page in order, numbered over the whole', () => {
    expect(pages).toHaveLength(9)
    expect(pages.every((page, i) => page.includes(`Page ${i + 1} sur 9`) && page.includes('PT-2027-0001'))).toBe(true)
    expect(pages[1]).toContain('ACCUSÉ DE RÉCEPTION')
    expect(pages[4]).toContain('lying page')
    expect(pages[6]).toContain('turned page')
  })

  test('is on A4, lying where the page lies', () => {
    expect(sizes.map((size) => (size === '842x595' ? 'lying' : size))).toEqual([
      ...Array.from({ length: 4 }, () => '595x842'),
      ...['lying', '595x842', 'lying', '595x842', '595x842'],
    ])
  })

  test('prints what was typed into fields', () => {
    expect(pages[2]).toContain('04/01/2027')
  })
})

test.each([
  ['PDF_ENCRYPTED', 'an encrypted PDF', () => scanned((d) => d.encrypt({ userPassword: 'x', ownerPassword: 'y' }))],
  ['PDF_NOT_READABLE', 'half a PDF', async () => (await scanned()).subarray(0, 300)],
  ['PICTURE_NOT_READABLE', 'a picture that says it is enormous', async () => png(30_000, 30_000, 1)],
  ['PICTURE_NOT_READABLE', 'a picture that is broken', async () => png(40, 30).subarray(0, 60)],
  ['PDF_TOO_COMPLEX', 'a PDF of endless pages', async () => endlessPages['pages that double']?.()],
  ['PDF_TOO_COMPLEX', 'a PDF within itself', async () => endlessPages['pages within themselves']?.()],
])('%s: %s is named by its number, or left out when that is asked for', async (reason, _, content) => {
  const items = [item('Reçu', 'b.jpg', jpeg()), item('Pièce', 'a.pdf', (await content()) ?? Buffer.alloc(0))]
  await expect(makeDossier(app, header, items)).rejects.toMatchObject({ violations: [{ field: 'item[2]', reason }] })
  const [cover, , sheet, ...rest] = await pdfPages(await makeDossier(app, { ...header, skipUnreadable: true }, items))
  expect(cover?.replace(/\s+/g, ' ')).toContain('2 Pièce a.pdf jointe séparément')
  expect(sheet).toContain('2. Pièce')
  expect(rest).toEqual([])
})

test('an item that ends the child which reads it is named, or left out', async () => {
  const pool = renderPool({ ...defaultLimits, cpuMs: 1500 })
  const items = [item('Reçu', 'b.jpg', jpeg()), item('Pièce', 'a.pdf', slowPdf())]
  const strict = makeDossier({ ...app, pool }, header, items)
  await expect(strict).rejects.toMatchObject({ violations: [{ field: 'item[2]', reason: 'PDF_TOO_COMPLEX' }] })
  const pages = await pdfPages(await makeDossier({ ...app, pool }, { ...header, skipUnreadable: true }, items))
  expect(pages).toHaveLength(3)
  await pool.close()
})

test('what is neither PDF nor picture is listed as enclosed separately', async () => {
  const [cover, ...rest] = await pdfPages(await makeDossier(app, header, [item('Pièce', 'a.bin', Buffer.alloc(0))]))
  expect(cover?.replace(/\s+/g, ' ')).toContain('1 Pièce a.bin jointe séparément')
  expect(rest).toEqual([])
})

test('what an attachment could do is not taken over', async () => {
  const armed = await scanned((d) => {
    d.addJavaScript('greet', 'app.alert(1)')
    void d.attach(Buffer.from('MZ'), 'a.exe')
    d.catalog.set(PDFName.of('OpenAction'), d.context.obj({ S: 'Launch', F: 'x' }))
    d.getPage(0).setMediaBox(-1e7, -1e7, 2e7, 2e7)
  })
  const dossier = await PDFDocument.load(await makeDossier(app, header, [item('Pièce', 'a.pdf', armed)]))
  expect(isActive(dossier)).toBe(false)
  expect(dossier.getPages().every((page) => Math.max(page.getWidth(), page.getHeight()) < 842)).toBe(true)
})

test('the same items and instant give the same bytes', async () => {
  const items = [item('Acte', 'scan.pdf', await scanned()), item('Reçu', 'b.jpg', jpeg())]
  const [first, second] = [await makeDossier(app, header, items), await makeDossier(app, header, items)]
  expect(Buffer.compare(first, second)).toBe(0)
})

test('a list of many items goes over several pages and still counts right', async () => {
  const items = Array.from({ length: 80 }, (_, i) => item(`Pièce ${i}`, 'b.jpg', jpeg()))
  const pages = await pdfPages(await makeDossier(app, header, items))
  const front = pages.length - 80
  expect(front).toBeGreaterThan(1)
  expect(pages.slice(0, front).join(' ').replace(/\s+/g, ' ')).toContain(`80 Pièce 79 ${pages.length}`)
})

test.each([
  ['control characters', { reference: 'a\u0007' }],
  ['a text that no font draws', { recipient: ['漢字'] }],
  ['too many lines', { sender: Array.from({ length: 50 }, () => 'x') }],
])('%s on the cover are refused', async (_, more) => {
  await expect(makeDossier(app, { ...header, ...more }, [])).rejects.toThrow('cannot be printed')
})

test('every language of the catalogue has the words of the cover', () => {
  const words = readDossierWords()
  expect([...catalogue.languages.keys()].filter((language) => !words[language])).toEqual([])
  expect(new Set(Object.values(words).map((own) => Object.keys(own).join())).size).toBe(1)
})
